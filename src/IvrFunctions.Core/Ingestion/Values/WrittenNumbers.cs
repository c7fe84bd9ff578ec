namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads numbers as people and spreadsheets of several countries write them.</summary>
internal static class WrittenNumbers
{
    public static bool TryParse(ReadOnlySpan<char> cell, out double value) => throw new NotSupportedException();
}
