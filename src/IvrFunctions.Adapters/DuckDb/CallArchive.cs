using System.Globalization;
using System.Runtime.CompilerServices;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>The archive: parts as Parquet in blobs, and a DuckDB table of the calls that the catalog lists.</summary>
internal sealed class CallArchive(IBlobs blobs, SourceCatalog catalog, DuckDbDatabase database, TimeProvider time) : ICallArchive, IDisposable
{
    /// <summary>An analysis asks its snapshot for facts before it asks the model: long over by then.</summary>
    private static readonly TimeSpan KeepReplacedSnapshots = TimeSpan.FromMinutes(5);

    private readonly PartFiles files = new(blobs, database.Folder);
    private readonly PartDatabases partDatabases = new();
    private readonly PartQueries partQueries = new(database);
    private readonly SemaphoreSlim building = new(1);
    private CallSnapshot? current;
    private int tables;

    public IArchivePart CreatePart() => new ArchivePart(blobs, files, partDatabases);

    public async Task<PartCounts> CountAsync(
        IReadOnlyList<string> parts, IReadOnlyList<string> otherParts, CancellationToken cancellationToken)
    {
        using var held = files.Hold();
        return await partQueries.CountAsync(
            await FilesAsync(parts, cancellationToken), await OthersAsync(otherParts, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<ArchivedCase>> FindCasesOnlyInAsync(
        IReadOnlyList<string> parts, IReadOnlyList<string> otherParts, CancellationToken cancellationToken)
    {
        using var held = files.Hold();
        return await partQueries.FindCasesOnlyInAsync(
            await FilesAsync(parts, cancellationToken), await OthersAsync(otherParts, cancellationToken), cancellationToken);
    }

    public async IAsyncEnumerable<(CaseId Id, CallRecord Sample)> ReadCasesAsync(
        IReadOnlyList<string> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A part at a time bounds the memory; a case that stands in several parts comes several times.
        foreach (var part in parts)
        {
            var cases = new List<(CaseId, CallRecord)>();
            var sample = string.Join(", ", CallReading.Columns.Select(column => $"first({column})"));
            using (files.Hold())
            {
                await database.QueryAsync(
                    $"select case_id, {sample} from {await FilesAsync([part], cancellationToken)} group by case_id",
                    [],
                    row => cases.Add((CallColumns.ToCaseId(row.GetFieldValue<Guid>(0)), CallReading.Read(row, 1))),
                    cancellationToken);
            }

            foreach (var @case in cases)
            {
                yield return @case;
            }
        }
    }

    public async Task<ICallSnapshot> OpenAsync(CancellationToken cancellationToken)
    {
        var content = await catalog.ReadAsync(cancellationToken);
        if (current is { } ready && ready.Version == VersionOf(content))
        {
            return ready;
        }

        await building.WaitAsync(cancellationToken);
        try
        {
            while (current?.Version != VersionOf(content))
            {
                try
                {
                    await BuildAsync(content, cancellationToken);
                }
                catch (BlobChangedException)
                {
                    // A source was replaced while its parts were fetched: the catalog says by what.
                    content = await catalog.ReadAsync(cancellationToken);
                }
            }

            return current;
        }
        finally
        {
            building.Release();
        }
    }

    public void Dispose()
    {
        building.Dispose();
        partDatabases.Dispose();
    }

    private static string VersionOf(CatalogContent content) => content.ETag ?? "empty";

    private async Task BuildAsync(CatalogContent content, CancellationToken cancellationToken)
    {
        using var held = files.Hold();
        var table = new SnapshotTable(database, string.Create(CultureInfo.InvariantCulture, $"calls_{++tables}"));
        var parts = content.Parts;
        if (parts.Count == 0)
        {
            await table.CreateEmptyAsync(cancellationToken);
        }
        else
        {
            var sources = content.Sources.Select(source => (source.Key, source.Value.Chunks)).ToList();
            await table.CreateAsync(await FileListAsync(parts, cancellationToken), sources, cancellationToken);
        }

        var replaced = current;
        var failuresOnly = await new FailureSources(database, files).FindAsync(content, cancellationToken);
        current = await CallSnapshot.OpenAsync(database, table, VersionOf(content), failuresOnly, cancellationToken);
        files.KeepOnly(parts.ToHashSet(StringComparer.Ordinal));
        if (replaced is not null)
        {
            _ = DropLaterAsync(replaced);
        }
    }

    private async Task DropLaterAsync(CallSnapshot replaced)
    {
        await Task.Delay(KeepReplacedSnapshots, time);
        try
        {
            await replaced.DropAsync();
        }
        catch (ObjectDisposedException)
        {
            // The process ends, and the database with it.
        }
    }

    private async Task<string?> OthersAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken) =>
        parts.Count == 0 ? null : await FilesAsync(parts, cancellationToken);

    private async Task<string> FilesAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken) =>
        $"read_parquet({await FileListAsync(parts, cancellationToken)})";

    private async Task<string> FileListAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken) =>
        $"[{string.Join(", ", (await files.GetAsync(parts, cancellationToken)).Select(file => $"'{file.Replace("'", "''", StringComparison.Ordinal)}'"))}]";
}
