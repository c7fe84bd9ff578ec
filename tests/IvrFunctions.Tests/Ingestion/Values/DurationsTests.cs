using System.Globalization;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Tests.Ingestion.Values;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("0:02:23", 143)]
    [InlineData("00:02:23.5", 143.5)]
    [InlineData("0.02.23", 143)]
    [InlineData("12:02:23 AM", 143)]
    [InlineData("1:02:23 AM", 3743)]
    [InlineData("12.02.23 AM", 143)]
    [InlineData("12:02:23 p. m.", 43343)]
    [InlineData("1900-01-01 00:02:23", 143)]
    [InlineData("1899-12-30T00:02:23", 143)]
    [InlineData("01/01/1900 0:02:23", 143)]
    [InlineData("0 days 00:02:23.000000000", 143)]
    [InlineData("1 day, 0:02:23", 86543)]
    [InlineData("143", 143)]
    [InlineData("143.0", 143)]
    [InlineData("143,5", 143.5)]
    [InlineData("-192", -192)]
    [InlineData("-0:03:12", -192)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("2m 5s", 125)]
    [InlineData("0s", 0)]
    [InlineData("1h 2m", 3720)]
    [InlineData("1h02m03s", 3723)]
    [InlineData("2 min y 5 seg", 125)]
    [InlineData("1 hora, 2 minutos", 3720)]
    [InlineData("2,5 min", 150)]
    [InlineData("500ms", 0.5)]
    [InlineData("2'05\"", 125)]
    [InlineData("PT2M5S", 125)]
    [InlineData("02:00", 120)]
    [InlineData("90:05", 5405)]
    [InlineData("00:02'23", 143)]
    [InlineData("100:00:01", 360001)]
    public void Reads_seconds(string cell, double expected)
    {
        Assert.True(Durations.TryParseSeconds(cell, out var seconds));
        Assert.Equal(expected, seconds, precision: 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AGENT")]
    [InlineData("0:60")]
    [InlineData("0:02:60")]
    [InlineData("0:2:3:4")]
    [InlineData("2021-01-01 00:02:23")]
    [InlineData("31.01.21 00:02:23")]
    [InlineData("5 calls")]
    [InlineData("2m 5")]
    [InlineData("1,234")]
    [InlineData("20%")]
    [InlineData("13:02:23 AM")]
    public void Refuses_what_is_no_duration(string cell)
    {
        Assert.False(Durations.TryParseSeconds(cell, out _));
    }

    [Theory]
    [InlineData("clock", "0:02:23", "", "0:04:02")]
    [InlineData("seconds", "143.0", "242.0", "NULL")]
    [InlineData("units", "2m 5s", "0s", "35s")]
    [InlineData("day_fraction", "0.00165509259259", "0.00280092592593", "0")]
    [InlineData("seconds", "0.5", "0.25", "1")]
    public void Detects_how_a_column_is_written(string pattern, params string[] cells)
    {
        var format = Durations.Detect(cells, out var fraction);

        Assert.Equal((new DurationFormat(pattern), 1d), (format, fraction));
    }

    [Fact]
    public void Tells_how_much_of_a_column_is_read()
    {
        Durations.Detect(["0:02:23", "total", "5", "x"], out var fraction);

        Assert.Equal(0.5, fraction);
    }

    [Fact]
    public void A_column_of_words_holds_no_durations()
    {
        Assert.Null(Durations.Detect(["AGENT", "", "HANG"], out var fraction));
        Assert.Equal(0, fraction);
    }

    [Fact]
    public void Reads_parts_of_a_day_only_in_a_column_of_them()
    {
        Assert.True(Durations.TryParseSeconds(new DurationFormat("day_fraction"), "0.00165509259259", out var ofDay));
        Assert.True(Durations.TryParseSeconds(new DurationFormat("seconds"), "0.00165509259259", out var plain));

        Assert.Equal((143, 0.00165509259259), (ofDay, plain));
    }

    [Theory]
    [InlineData("es-ES")]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    public void Reads_back_what_was_written_under_any_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        for (var expected = 0; expected < 86_400; expected += 37)
        {
            var duration = TimeSpan.FromSeconds(expected);
            var (h, m, s) = (duration.Hours, duration.Minutes, duration.Seconds);
            string[] cells =
            [
                $"{h}:{m:00}:{s:00}", $"{h:00}.{m:00}.{s:00}", $"1900-01-01 {h:00}:{m:00}:{s:00}", $"{h}h {m}m {s}s", $"{expected}",
                $"{expected}.0", $"{expected},0", $"{(h * 60) + m}:{s:00}",
                DateTime.MinValue.Add(duration).ToString("h:mm:ss tt", CultureInfo.GetCultureInfo("en-US")),
            ];

            foreach (var cell in cells)
            {
                Assert.True(Durations.TryParseSeconds(cell, out var seconds), cell);
                Assert.Equal(expected, seconds);
            }
        }
    }
}
