namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Finds out how the times of a column are written, and reads them.</summary>
internal static class TimestampFormats
{
    public static TimestampFormat? Detect(IEnumerable<string> cells, out double fraction) => throw new NotSupportedException();

    public static bool TryParse(
        TimestampFormat format, ReadOnlySpan<char> cell, out DateOnly date, out TimeOnly time, out TimeSpan? offset) =>
        throw new NotSupportedException();
}
