using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Benchmarks;

/// <summary>An archive of <see cref="GeneratedCalls"/>, on blobs in memory.</summary>
internal sealed class StoredCalls : IDisposable
{
    private readonly DuckDbDatabase database = new(Options.Create(new DuckDbOptions()));
    private readonly SourceCatalog catalog;
    private readonly CallArchive archive;

    private StoredCalls()
    {
        var blobs = new InMemoryBlobs(TimeProvider.System);
        catalog = new SourceCatalog(blobs);
        archive = new CallArchive(blobs, catalog, database, TimeProvider.System);
    }

    public ICallArchive Archive => archive;

    public static async Task<StoredCalls> StoreAsync(int rows)
    {
        var stored = new StoredCalls();
        var chunks = (await GeneratedCalls.ReadAsync(rows)).Chunk(new IvrOptions().ChunkRows).ToList();
        var source = new CatalogSource("ingestion", chunks.Count, "hash");
        var key = 0UL;
        foreach (var (calls, name) in chunks.Zip(source.Parts))
        {
            using var part = stored.archive.CreatePart();
            foreach (var call in calls)
            {
                part.Append(call, key++, default);
            }

            await part.SaveAsync(name, CancellationToken.None);
        }

        var sources = CatalogContent.Empty.Sources.Add("calls.csv", source);
        await stored.catalog.WriteAsync(CatalogContent.Empty with { Sources = sources }, CancellationToken.None);
        return stored;
    }

    public void Dispose()
    {
        archive.Dispose();
        database.Dispose();
    }
}
