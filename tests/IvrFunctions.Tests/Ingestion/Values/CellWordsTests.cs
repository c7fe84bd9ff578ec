using System.Globalization;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Tests.Ingestion.Values;

public sealed class CellWordsTests
{
    [Theory]
    [InlineData("Sí", true)]
    [InlineData("SI", true)]
    [InlineData("si\u0301", true)]
    [InlineData(" y ", true)]
    [InlineData("Yes", true)]
    [InlineData("sim", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("1.0", true)]
    [InlineData("No", false)]
    [InlineData("N", false)]
    [InlineData("não", false)]
    [InlineData("NAO", false)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("", null)]
    [InlineData("10", null)]
    [InlineData("maybe", null)]
    public void Reads_yes_and_no(string cell, bool? expected)
    {
        foreach (var culture in (string[])["es-ES", "en-US", "tr-TR"])
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, YesNo.Parse(cell));
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("NULL", true)]
    [InlineData("null", true)]
    [InlineData("SIN_DATO", true)]
    [InlineData("SIN_D", true)]
    [InlineData("N/A", true)]
    [InlineData("unknown", true)]
    [InlineData("NOT_AVAILABLE", true)]
    [InlineData("NO_SERVER", true)]
    [InlineData("0000-00-00 00:00:00", true)]
    [InlineData("0", false)]
    [InlineData("0:00:00", false)]
    [InlineData("no", false)]
    [InlineData("nullable", false)]
    public void Knows_what_exports_write_for_no_value(string cell, bool expected)
    {
        foreach (var culture in (string[])["es-ES", "en-US", "tr-TR"])
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, NullTokens.IsNull(cell));
        }
    }

    [Theory]
    [InlineData("1.671.274.242.369.440", true)]
    [InlineData("167.126.618.536.908", true)]
    [InlineData("167.126.618.536", true)]
    [InlineData("16,712,742", true)]
    [InlineData("1,67E+16", true)]
    [InlineData("1.67127E+15", true)]
    [InlineData("2E+12", true)]
    [InlineData("#####", true)]
    [InlineData("1671464809.335654", false)]
    [InlineData("192.168.100.101", false)]
    [InlineData("123.456", false)]
    [InlineData("12E45", false)]
    [InlineData("A1.2E+3", false)]
    [InlineData("ID0001", false)]
    [InlineData("1671464809", false)]
    [InlineData("", false)]
    public void Knows_ids_that_a_spreadsheet_destroyed(string cell, bool expected)
    {
        Assert.Equal(expected, IdDamage.LooksDamaged(cell));
    }

    [Theory]
    [InlineData("WELCOME,IDENTIFICACION,ERROR,END", "IDENTIFICACION", "IDENTIFICACION")]
    [InlineData("WELCOME,ABSORPTION,END", null, "WELCOME")]
    [InlineData("Inicio > Facturación > Fallo", "Facturación", "Facturación")]
    [InlineData("main->billing->auth->error", "auth", "auth")]
    [InlineData("main|A/B|KO", "A/B", "A/B")]
    [InlineData("1/2/3", null, "3")]
    [InlineData("ERROR,WELCOME,END", null, "WELCOME")]
    [InlineData("ERROR", null, null)]
    [InlineData("", null, null)]
    public void Finds_the_step_where_a_call_failed_in_its_path(string path, string? beforeError, string? last)
    {
        Assert.Equal((beforeError, last), (MenuPaths.FailureStep(path), MenuPaths.LastStep(path)));
    }
}
