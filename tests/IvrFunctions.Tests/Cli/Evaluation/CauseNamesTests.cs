using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Tests.Cli.Evaluation;

public sealed class CauseNamesTests
{
    private static readonly PlantedPattern Planted = new(
        "authentication", "biometric_fail", 28, new(CallAttributes.CustomerSegment, "premium"), new(CallAttributes.Region, "este"),
        new(CallAttributes.HourBand, "peak_morning", "peak_evening"));

    [Theory]
    [InlineData("Fallos biométricos en el paso de autenticación entre los clientes premium de la región Este en la hora punta de la tarde.")]
    [InlineData("Biometric failures at the authentication step among premium customers in the east region at the morning peak.")]
    [InlineData("authentication / biometric_fail: premium, zona este, peak_evening")]
    public void A_cause_is_named_in_either_language_or_as_the_calls_spell_it(string text) => Assert.True(CauseNames.AreIn(text, Planted));

    [Theory]
    [InlineData("Fallos biométricos en el paso de autenticación en la región este en la hora punta de la tarde.")]
    [InlineData("Fallos biométricos en el paso de autenticación entre los clientes premium en la hora punta de la tarde; este fallo es frecuente.")]
    [InlineData("Fallos en el paso de autenticación entre los clientes premium de la región este en la hora punta de la tarde.")]
    [InlineData("Fallos biométricos en el paso de autenticación entre los clientes premium de la región este por la noche.")]
    [InlineData("")]
    public void A_part_of_it_is_not_the_cause(string text) => Assert.False(CauseNames.AreIn(text, Planted));
}
