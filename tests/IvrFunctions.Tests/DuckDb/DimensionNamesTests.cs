using IvrFunctions.Core.Calls;

namespace IvrFunctions.Tests.DuckDb;

public sealed class DimensionNamesTests
{
    [Theory]
    [InlineData("PRIORIDAD FINAL", "prioridad_final")]
    [InlineData(" Código  de (área) ", "codigo_de_area")]
    [InlineData("vdn", "vdn")]
    [InlineData("Región", "extra_region")]
    [InlineData("Call Id", "extra_call_id")]
    [InlineData("question", "extra_question")]
    [InlineData("地区", "地区")]
    [InlineData("!?", "extra_")]
    public void Fold_a_header_and_stay_clear_of_other_names(string header, string name) => Assert.Equal(name, DimensionNames.Of(header));
}
