namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads durations.</summary>
internal static class Durations
{
    public static DurationFormat? Detect(IEnumerable<string> cells, out double fraction) => throw new NotSupportedException();

    public static bool TryParseSeconds(ReadOnlySpan<char> cell, out double seconds) => throw new NotSupportedException();

    public static bool TryParseSeconds(DurationFormat format, ReadOnlySpan<char> cell, out double seconds) =>
        throw new NotSupportedException();
}
