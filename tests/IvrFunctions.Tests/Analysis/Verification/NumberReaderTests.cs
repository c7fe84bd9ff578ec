using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Verification;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("312 llamadas", 312, nameof(NumberUnit.Plain))]
    [InlineData("20.000 llamadas", 20_000, nameof(NumberUnit.Plain))]
    [InlineData("20,000 calls", 20_000, nameof(NumberUnit.Plain))]
    [InlineData("1.234.567 llamadas", 1_234_567, nameof(NumberUnit.Plain))]
    [InlineData("1.234,5 s", 1_234.5, nameof(NumberUnit.Plain))]
    [InlineData("1,234.5 s", 1_234.5, nameof(NumberUnit.Plain))]
    [InlineData("1,2 mil llamadas", 1_200, nameof(NumberUnit.Plain))]
    [InlineData("el 6,2 %", 6.2, nameof(NumberUnit.Percent))]
    [InlineData("6.2%", 6.2, nameof(NumberUnit.Percent))]
    [InlineData("el 6,2 por ciento", 6.2, nameof(NumberUnit.Percent))]
    [InlineData("6.2 per cent", 6.2, nameof(NumberUnit.Percent))]
    [InlineData("6.2 percent", 6.2, nameof(NumberUnit.Percent))]
    [InlineData("2,8 veces", 2.8, nameof(NumberUnit.Times))]
    [InlineData("2.8 times", 2.8, nameof(NumberUnit.Times))]
    [InlineData("2.8x", 2.8, nameof(NumberUnit.Times))]
    [InlineData("a las 14:00", 840, nameof(NumberUnit.Clock))]
    [InlineData("at 2 pm", 840, nameof(NumberUnit.Clock))]
    [InlineData("a las 14 h", 840, nameof(NumberUnit.Clock))]
    [InlineData("٣١٢ llamadas", 312, nameof(NumberUnit.Plain))]
    public void Reads_a_number(string text, double value, string unit)
    {
        var mention = Assert.Single(NumberReader.Read(text, TextLanguage.Es));

        Assert.Equal(unit, mention.Unit.ToString());
        Assert.Contains(mention.Readings, reading => Math.Abs(reading.Value - value) < 1e-9);
    }

    [Theory]
    [InlineData(TextLanguage.Es, "cinco casos", 5, nameof(NumberUnit.Plain))]
    [InlineData(TextLanguage.Es, "treinta y cinco por ciento", 35, nameof(NumberUnit.Percent))]
    [InlineData(TextLanguage.Es, "dos mil trescientas llamadas", 2_300, nameof(NumberUnit.Plain))]
    [InlineData(TextLanguage.Es, "tres veces más", 3, nameof(NumberUnit.Times))]
    [InlineData(TextLanguage.Es, "el doble", 2, nameof(NumberUnit.Times))]
    [InlineData(TextLanguage.En, "twelve calls", 12, nameof(NumberUnit.Plain))]
    [InlineData(TextLanguage.En, "thirty-five percent", 35, nameof(NumberUnit.Percent))]
    [InlineData(TextLanguage.En, "two hundred and six calls", 206, nameof(NumberUnit.Plain))]
    [InlineData(TextLanguage.En, "twice as often", 2, nameof(NumberUnit.Times))]
    [InlineData(TextLanguage.En, "half of them", 50, nameof(NumberUnit.Percent))]
    public void Reads_a_number_word(TextLanguage language, string text, double value, string unit)
    {
        var mention = Assert.Single(NumberReader.Read(text, language));

        Assert.Equal((unit, value), (mention.Unit.ToString(), Assert.Single(mention.Readings).Value));
    }

    [Theory]
    [InlineData("cientos de llamadas")]
    [InlineData("½ of the calls")]
    [InlineData("cayó −12")]
    public void Reports_a_quantity_it_cannot_check(string text)
    {
        var mention = Assert.Single(NumberReader.Read(text, TextLanguage.Es));

        Assert.Equal(NumberUnit.Vague, mention.Unit);
    }

    [Theory]
    [InlineData(TextLanguage.Es, "Una llamada de un cliente")]
    [InlineData(TextLanguage.En, "One of the calls")]
    public void Takes_one_for_an_article(TextLanguage language, string text)
    {
        Assert.Empty(NumberReader.Read(text, language));
    }

    [Theory]
    [InlineData(2.83, 2.8, 0.1, true)]
    [InlineData(2.83, 2.9, 0.1, false)]
    [InlineData(2.5, 3, 1, false)]
    [InlineData(312, 312, 1, true)]
    [InlineData(312, 313, 1, false)]
    [InlineData(0.4, 0, 1, false)]
    public void Accepts_rounding_and_nothing_else(double actual, double stated, double precision, bool means)
    {
        Assert.Equal(means, new NumberReading(stated, precision).Means(actual));
    }
}
