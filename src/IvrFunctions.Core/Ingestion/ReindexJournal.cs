using System.Globalization;
using System.Text;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// The state of the reindex, in blobs: <c>reindex.json</c>, changed under the catalog's lock; <c>reindex/{fingerprint}/{part}</c>
/// for each part done, its counts in the metadata; <c>reindex-error</c> for why a part failed last.
/// </summary>
public sealed class ReindexJournal(IBlobs blobs)
{
    private const string JobName = "reindex.json";
    private const string ErrorName = "reindex-error";

    public async Task<ReindexJob?> FindJobAsync(CancellationToken cancellationToken) =>
        (await blobs.ReadJsonAsync(JobName, IngestionJson.Default.ReindexJob, cancellationToken))?.Value;

    public Task SaveJobAsync(ReindexJob job, CancellationToken cancellationToken) =>
        blobs.WriteJsonAsync(JobName, job, IngestionJson.Default.ReindexJob, BlobWrite.Always, cancellationToken);

    public async Task<bool> IsDoneAsync(EmbedderIdentity embedder, string part, CancellationToken cancellationToken) =>
        await blobs.FindAsync(BlobArea.State, PrefixOf(embedder) + part, cancellationToken) is not null;

    public async Task SaveDoneAsync(EmbedderIdentity embedder, string part, long cases, long embedded, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, string>
        {
            ["cases"] = cases.ToString(CultureInfo.InvariantCulture),
            ["embedded"] = embedded.ToString(CultureInfo.InvariantCulture),
        };
        await blobs.WriteAsync(BlobArea.State, PrefixOf(embedder) + part, Stream.Null, new BlobWrite { Metadata = counts }, cancellationToken);
    }

    /// <summary>The parts done, with their counts and when they were.</summary>
    public async Task<ReindexDone> ListDoneAsync(EmbedderIdentity embedder, CancellationToken cancellationToken)
    {
        var prefix = PrefixOf(embedder);
        var parts = new HashSet<string>(StringComparer.Ordinal);
        var (cases, embedded, latest) = (0L, 0L, DateTimeOffset.MinValue);
        await foreach (var blob in blobs.ListAsync(BlobArea.State, prefix, cancellationToken))
        {
            parts.Add(blob.Name[prefix.Length..]);
            cases += Read(blob, "cases");
            embedded += Read(blob, "embedded");
            latest = blob.LastModified > latest ? blob.LastModified : latest;
        }

        return new ReindexDone(parts, new ReindexCounts(parts.Count, cases, embedded), latest);
    }

    public Task ForgetDoneAsync(EmbedderIdentity embedder, CancellationToken cancellationToken) =>
        blobs.DeleteAllAsync(BlobArea.State, PrefixOf(embedder), cancellationToken);

    public async Task RecordErrorAsync(string reason, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(reason), writable: false);
        await blobs.WriteAsync(BlobArea.State, ErrorName, content, BlobWrite.Always, cancellationToken);
    }

    public async Task<string?> FindErrorAsync(CancellationToken cancellationToken)
    {
        var content = await blobs.ReadAsync(BlobArea.State, ErrorName, unlessETag: null, cancellationToken);
        return content is null ? null : Encoding.UTF8.GetString(content.Data.Span);
    }

    private static string PrefixOf(EmbedderIdentity embedder) => $"reindex/{embedder.Fingerprint}/";

    private static long Read(BlobEntry blob, string key) => long.Parse(blob.Metadata[key], NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <param name="Parts">Names of the parts.</param>
/// <param name="Counts">Their counts.</param>
/// <param name="LatestAt">When the latest was done.</param>
public sealed record ReindexDone(IReadOnlySet<string> Parts, ReindexCounts Counts, DateTimeOffset LatestAt);
