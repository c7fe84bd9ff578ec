namespace IvrFunctions.Cli.Generation;

/// <summary>A caller, who keeps number, segment, region and language from call to call.</summary>
internal readonly record struct Caller(int PhoneNumber, CsvText Segment, CsvText Region, CsvText Language)
{
    public static readonly Weighted<CsvText> Segments = new(
        ("standard", 56), (Terms.Premium, 22), ("business", 14), ("prepaid", 8));

    public static readonly Weighted<CsvText> Regions = new(
        ("centro", 26), ("norte", 22), (Terms.South, 24), ("este", 16), ("oeste", 12));

    public static readonly Weighted<CsvText> Languages = new(("es", 90), (Terms.Catalan, 8), ("en", 2));

    public static Caller Draw(ref DeterministicRandom random, ulong seed, int callers)
    {
        var own = new DeterministicRandom(seed ^ ((ulong)random.Next(callers) << 24));
        return new Caller(600_000_000 + own.Next(100_000_000), Segments.Draw(ref own), Regions.Draw(ref own), Languages.Draw(ref own));
    }
}
