using System.Globalization;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Tests.Ingestion.Values;

public sealed class WrittenNumbersTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 143 ", 143)]
    [InlineData("-192", -192)]
    [InlineData("+5", 5)]
    [InlineData("143.0", 143)]
    [InlineData("143,5", 143.5)]
    [InlineData("0,384", 0.384)]
    [InlineData("1.234", 1.234)]
    [InlineData("44197,384", 44197.384)]
    [InlineData("1.234,56", 1234.56)]
    [InlineData("1,234.56", 1234.56)]
    [InlineData("-1.234.567", -1234567)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1\u202F234", 1234)]
    [InlineData("1'234.5", 1234.5)]
    [InlineData("1,67E+16", 1.67e16)]
    [InlineData("1671464809.335654", 1671464809.335654)]
    public void Reads_numbers(string cell, double expected)
    {
        Assert.True(WrittenNumbers.TryParse(cell, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1,234")]
    [InlineData("1.23.45")]
    [InlineData("12 5")]
    [InlineData("1.234,567,890")]
    [InlineData("9:12")]
    [InlineData("94.01%")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void Refuses_what_is_no_number_or_could_be_two(string cell)
    {
        Assert.False(WrittenNumbers.TryParse(cell, out _));
    }

    [Theory]
    [InlineData("es-ES")]
    [InlineData("en-US")]
    [InlineData("fr-FR")]
    [InlineData("de-CH")]
    [InlineData("tr-TR")]
    public void Reads_what_a_country_writes_under_its_own_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        foreach (var expected in (double[])[0.25, 7.5, 12345.75, -1234567.25])
        {
            Assert.True(WrittenNumbers.TryParse(expected.ToString("N2", CultureInfo.CurrentCulture).Replace('\u2212', '-'), out var value));
            Assert.Equal(expected, value);
        }
    }
}
