using System.Globalization;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Tests.Ingestion.Values;

/// <summary>Times written by the framework in every format, at random moments, are read back under several cultures.</summary>
public sealed class TimestampRoundTripTests
{
    private const int Moments = 500;

    private static readonly string[] Cultures = ["es-ES", "en-US", "tr-TR"];

    /// <summary>Pattern, format of the framework, culture of its names.</summary>
    private static readonly (string Pattern, string Format, string Names)[] Written =
    [
        ("iso", "yyyy-MM-dd HH:mm:ss", ""), ("iso", "yyyy-MM-dd'T'HH:mm:ss'Z'", ""), ("iso", "yyyy/MM/dd H:mm:ss", ""),
        ("iso", "yyyy-MM-dd HH:mm:ss.fffffff", ""), ("iso", "yyyy-MM-dd HH:mm:ss '+03:00'", ""), ("iso", "yyyy.MM.dd HH.mm.ss", ""),
        ("dmy", "d/MM/yyyy H:mm:ss", ""), ("dmy", "dd.MM.yyyy HH:mm:ss", ""), ("dmy", "dd-MM-yy HH:mm:ss", ""),
        ("dmy", "d/M/yyyy h:mm:ss tt", "es-ES"), ("mdy", "M/d/yyyy h:mm:ss tt", "en-US"), ("mdy", "MM-dd-yy HH:mm:ss", ""),
        ("ymd", "yy-MM-dd HH:mm:ss", ""), ("month_name", "dd-MMM-yyyy HH:mm:ss", "es-ES"),
        ("month_name", "d 'de' MMMM 'de' yyyy H:mm:ss", "es-ES"), ("month_name", "dddd, d 'de' MMMM 'de' yyyy H:mm:ss", "es-ES"),
        ("month_name", "dddd, d 'de' MMMM 'de' yyyy HH:mm:ss", "pt-BR"), ("month_name", "MMM d, yyyy h:mm:ss tt", "en-US"),
        ("month_name", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "en-US"), ("yyyymmdd", "yyyyMMddHHmmss", ""),
        ("yyyymmdd", "yyyyMMdd HH:mm:ss", ""), ("yyyymmdd", "yyyyMMdd'T'HHmmss'Z'", ""), ("yymmdd", "yyMMdd H:mm:ss", ""),
    ];

    public static TheoryData<string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string>();
        foreach (var (pattern, format, names) in Written)
        {
            foreach (var culture in Cultures)
            {
                cases.Add(pattern, format, names, culture);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_what_was_written(string pattern, string format, string names, string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var moments = RandomMoments(format.Contains("fff", StringComparison.Ordinal) ? 1 : TimeSpan.TicksPerSecond);
        var cells = moments.Select(moment => moment.ToString(format, CultureInfo.GetCultureInfo(names))).ToList();

        var read = new TimestampFormat(pattern, TimestampKind.DateAndTime, pattern == "dmy", IsAmbiguous: false);

        Assert.Equal(moments, cells.ConvertAll(cell => Read(read, cell)));
        if (pattern != "ymd")
        {
            Assert.Equal((read, 1d), (TimestampFormats.Detect(cells, out var fraction), fraction));
        }
    }

    [Theory]
    [InlineData("es-ES")]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    public void Reads_the_numbers_of_spreadsheets_and_of_unix(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var moments = RandomMoments(TimeSpan.TicksPerSecond);
        var serials = moments.ConvertAll(moment => (moment - new DateTime(1899, 12, 30)).TotalDays.ToString("F10", CultureInfo.InvariantCulture));
        var seconds = moments.ConvertAll(moment => new DateTimeOffset(moment, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var fractions = moments.ConvertAll(moment => moment.TimeOfDay.TotalDays.ToString("F14", CultureInfo.InvariantCulture));

        Assert.Equal(moments, ReadAll(serials, "excel_serial"));
        Assert.Equal(moments, ReadAll(seconds, "epoch_seconds"));
        Assert.Equal(moments.ConvertAll(moment => moment.TimeOfDay), ReadAll(fractions, "day_fraction").ConvertAll(time => time.TimeOfDay));
    }

    private static List<DateTime> ReadAll(List<string> cells, string pattern)
    {
        var format = TimestampFormats.Detect(cells, out var fraction);
        Assert.Equal((pattern, 1d), (format?.Pattern, fraction));
        return cells.ConvertAll(cell => Read(format!, cell));
    }

    private static DateTime Read(TimestampFormat format, string cell)
    {
        Assert.True(TimestampFormats.TryParse(format, cell, out var date, out var time, out _), cell);
        return date.ToDateTime(time);
    }

    private static List<DateTime> RandomMoments(long resolution)
    {
        var random = new Random(7);
        var first = new DateTime(2002, 1, 1).Ticks;
        var last = new DateTime(2037, 12, 31).Ticks;
        return [.. Enumerable.Range(0, Moments).Select(_ => new DateTime(random.NextInt64(first, last) / resolution * resolution))];
    }
}
