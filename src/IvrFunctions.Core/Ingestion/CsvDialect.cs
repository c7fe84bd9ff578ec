using CsvHelper;

namespace IvrFunctions.Core.Ingestion;

/// <summary>The one way files are read, so that the planner's record boundaries are those the chunks are read with.</summary>
internal static class CsvDialect
{
    /// <summary>Longer than any record seen; in a file whose quotes never close, the rest would be one record.</summary>
    public const int MaxRecordBytes = 4 * 1024 * 1024;

    /// <param name="separator">The separator, or <see langword="null"/> to detect it from the first lines.</param>
    public static CsvReaderOptions Options(char? separator) => new()
    {
        HasHeader = false,
        Separator = separator,
        MaxRecordSize = MaxRecordBytes,

        // Segments, steps and reasons repeat; ids do not, and their columns switch pooling off by themselves.
        PoolStrings = true,

        // Rows are personal data.
        IncludeValuesInExceptions = false,
    };
}
