using CsvHelper;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Reports;

/// <summary>Counts why the rows of an ingestion were rejected. The rows themselves stay where they are.</summary>
internal static class RejectReader
{
    /// <summary>Reasons are few; this is what keeps it so.</summary>
    private const int MaxReasons = 1_000;

    /// <returns>The most frequent first, and the names of the files.</returns>
    public static async Task<(IReadOnlyList<RejectCount> Counts, IReadOnlyList<string> Files)> ReadAsync(
        IBlobs blobs, string source, string ingestion, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<(string Column, string Reason), long>();
        var files = new List<string>();
        await foreach (var file in blobs.ListAsync(BlobArea.Rejects, RejectsFile.FolderOf(source, ingestion), cancellationToken))
        {
            files.Add(file.Name);
            await using var content = await blobs.OpenReadAsync(BlobArea.Rejects, file.Name, file.ETag, 0, null, cancellationToken);
            await CountAsync(content, counts, cancellationToken);
        }

        return (
            [
                .. counts.Select(count => new RejectCount(count.Key.Column, count.Key.Reason, count.Value))
                    .OrderByDescending(count => count.Rows)
                    .ThenBy(count => count.Column, StringComparer.Ordinal)
                    .ThenBy(count => count.Reason, StringComparer.Ordinal),
            ],
            files);
    }

    private static async Task CountAsync(Stream file, Dictionary<(string Column, string Reason), long> counts, CancellationToken cancellationToken)
    {
        await using var reader = CsvReader.Create(file, new CsvReaderOptions { IncludeValuesInExceptions = false });
        while (await reader.ReadAsync(cancellationToken))
        {
            var key = (reader.GetString(RejectsFile.Column), reader.GetString(RejectsFile.Reason));
            if (counts.Count < MaxReasons || counts.ContainsKey(key)) counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }
}
