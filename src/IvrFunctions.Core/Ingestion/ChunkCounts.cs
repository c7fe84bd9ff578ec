using System.Globalization;

namespace IvrFunctions.Core.Ingestion;

/// <summary>The counts of a chunk as blob metadata.</summary>
internal static class ChunkCounts
{
    public static Dictionary<string, string> ToMetadata(IngestionTotals counts) => new()
    {
        ["rows"] = Write(counts.RowsRead),
        ["stored"] = Write(counts.CallsStored),
        ["rejected"] = Write(counts.RowsRejected),
        ["duplicates"] = Write(counts.Duplicates),
        ["embedded"] = Write(counts.EmbeddingsComputed),
        ["unreadable"] = Write(counts.UnreadableNumbers),
    };

    public static IngestionTotals FromMetadata(IReadOnlyDictionary<string, string> metadata) => new()
    {
        RowsRead = Read(metadata, "rows"),
        CallsStored = Read(metadata, "stored"),
        RowsRejected = Read(metadata, "rejected"),
        Duplicates = Read(metadata, "duplicates"),
        EmbeddingsComputed = Read(metadata, "embedded"),
        UnreadableNumbers = Read(metadata, "unreadable"),
    };

    private static string Write(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static long Read(IReadOnlyDictionary<string, string> metadata, string key) =>
        long.Parse(metadata[key], NumberStyles.None, CultureInfo.InvariantCulture);
}
