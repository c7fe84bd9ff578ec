using System.Globalization;
using BenchmarkDotNet.Attributes;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Benchmarks;

/// <summary>Reading the time of a call, as a file spells it; one operation is one cell.</summary>
[MemoryDiagnoser]
[PerSecond("cells")]
public class ReadTimesBenchmark
{
    private const string Iso = "2022-12-19 15:46:49";
    private const string DayFirst = "19/12/2022 15:46:49";
    private const string Time = "15:46:49";
    private const string DayFraction = "0.657511574074";

    private readonly string isoCell = Iso;
    private readonly string durationCell = "0:02:23";
    private readonly TimestampFormat iso = FormatOf(Iso);
    private readonly TimestampFormat dayFirst = FormatOf(DayFirst);
    private readonly TimestampFormat time = FormatOf(Time);
    private readonly TimestampFormat dayFraction = FormatOf(DayFraction);

    [Benchmark(Baseline = true)]
    public DateTime IsoByTheFramework() =>
        DateTime.ParseExact(isoCell, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None);

    [Benchmark]
    public bool IsoDateAndTime() => TimestampFormats.TryParse(iso, isoCell, out _, out _, out _);

    [Benchmark]
    public bool DayFirstDateAndTime() => TimestampFormats.TryParse(dayFirst, DayFirst, out _, out _, out _);

    [Benchmark]
    public bool TimeOfDay() => TimestampFormats.TryParse(time, Time, out _, out _, out _);

    [Benchmark]
    public bool FractionOfDay() => TimestampFormats.TryParse(dayFraction, DayFraction, out _, out _, out _);

    [Benchmark]
    public bool ClockDuration() => Durations.TryParseSeconds(durationCell, out _);

    private static TimestampFormat FormatOf(string cell) =>
        TimestampFormats.Detect([cell], out _) ?? throw new InvalidOperationException("The benchmark's own cell is not read.");
}
