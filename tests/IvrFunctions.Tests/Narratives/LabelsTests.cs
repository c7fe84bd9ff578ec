using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Narratives;

public sealed class LabelsTests
{
    [Theory]
    [InlineData(CallAttributes.FailureStep, "authentication", "autenticación", "authentication")]
    [InlineData(CallAttributes.FailureStep, "AUTENTICACION", "autenticación", "authentication")]
    [InlineData(CallAttributes.FailureReason, "biometric_fail", "fallo biométrico", "biometric failure")]
    [InlineData(CallAttributes.FailureReason, "BiometricFail", "fallo biométrico", "biometric failure")]
    [InlineData(CallAttributes.FailureReason, "Fallo-Biométrico", "fallo biométrico", "biometric failure")]
    [InlineData(CallAttributes.CustomerSegment, "premium", "premium", "premium")]
    [InlineData(CallAttributes.HourBand, "peak_morning", "hora punta de la mañana", "morning peak")]
    [InlineData(CallAttributes.Weekday, "monday", "lunes", "Monday")]
    [InlineData(CallAttributes.Queue, "cola_vip_norte", "cola vip norte", "cola vip norte")]
    [InlineData("no_attribute", "some_value", "some value", "some value")]
    public void Names_a_value_in_both_languages(string attribute, string value, string spanish, string english)
    {
        Assert.Equal(spanish, Labels.Of(TextLanguage.Es, attribute, value));
        Assert.Equal(english, Labels.Of(TextLanguage.En, attribute, value));
    }

    [Theory]
    [InlineData(CallAttributes.FailureStep, "authentication", "en el paso de autenticación", "at the authentication step")]
    [InlineData(CallAttributes.FailureReason, "otp_expired", "una clave de un solo uso caducada", "an expired one-time password")]
    [InlineData(CallAttributes.FailureReason, "max_retries", "un exceso de intentos", "too many attempts")]
    [InlineData(CallAttributes.CustomerSegment, "business", "entre los clientes de empresa", "among business customers")]
    [InlineData(CallAttributes.HourBand, "evening", "por la noche", "in the late evening")]
    [InlineData(CallAttributes.Weekday, "saturday", "los sábados", "on Saturdays")]
    [InlineData(CallAttributes.Region, "norte", "en la región norte", "in the north region")]
    [InlineData(CallAttributes.Region, "Madrid", "en Madrid", "in Madrid")]
    [InlineData(CallAttributes.CallType, "billing", "de facturación", "billing")]
    [InlineData(CallAttributes.FailureStep, "paso_7", "en el paso «paso 7»", "at the “paso 7” step")]
    public void Puts_a_value_into_a_sentence(string attribute, string value, string spanish, string english)
    {
        Assert.Equal(spanish, Labels.Phrase(TextLanguage.Es, attribute, value));
        Assert.Equal(english, Labels.Phrase(TextLanguage.En, attribute, value));
    }

    [Fact]
    public void Costs_no_allocation_for_a_known_value()
    {
        Labels.Of(TextLanguage.Es, CallAttributes.FailureReason, "biometric_fail");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Labels.Of(TextLanguage.Es, CallAttributes.FailureReason, "BIOMETRIC_FAIL");

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Has_no_spelling_that_stands_for_two_values_of_an_attribute()
    {
        var twice = LabelsTable.Entries()
            .SelectMany(entry => entry.Keys.Split('|').Select(key => (entry.Attribute, Key: key, entry.Label)))
            .GroupBy(entry => (entry.Attribute, LabelFolding.Words(entry.Key).Replace(" ", "", StringComparison.Ordinal)))
            .Where(group => group.Select(entry => entry.Label).Distinct().Count() > 1)
            .Select(group => group.Key);

        Assert.Empty(twice);
    }
}
