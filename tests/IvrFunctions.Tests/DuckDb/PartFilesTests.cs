using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Ingestion;

namespace IvrFunctions.Tests.DuckDb;

public sealed class PartFilesTests
{
    /// <summary>A part that this process has no copy of.</summary>
    private const string Elsewhere = "archive/elsewhere/000000.parquet";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copies_of_parts_that_a_query_is_about_to_read_outlive_their_source()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a.csv", "call_id,timestamp,outcome\n1,2025-03-01 08:00:00,failed\n2,2025-03-01 09:00:00,completed\n");
        var catalog = harness.Get<SourceCatalog>();
        var content = await catalog.ReadAsync(Token);
        await using (var part = await harness.Blobs.OpenReadAsync(BlobArea.State, content.Parts[0], null, 0, null, Token))
        {
            await harness.Blobs.WriteAsync(BlobArea.State, Elsewhere, part, BlobWrite.Always, Token);
        }

        harness.Blobs.Before = (_, name) =>
        {
            if (name == Elsewhere)
            {
                harness.Blobs.Before = null;
                RemoveSourcesAsync().GetAwaiter().GetResult();
            }
        };
        var counts = await harness.Archive.CountAsync(content.Parts, [Elsewhere], Token);

        Assert.Equal(new PartCounts(2, 2, 2), counts);
        Assert.Null(harness.Blobs.Before);

        async Task RemoveSourcesAsync()
        {
            await catalog.WriteAsync(content with { Sources = content.Sources.Clear() }, Token);
            await harness.Archive.OpenAsync(Token);
        }
    }
}
