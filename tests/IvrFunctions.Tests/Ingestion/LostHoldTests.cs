using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using static IvrFunctions.Tests.Ingestion.CallRowsText;

namespace IvrFunctions.Tests.Ingestion;

/// <summary>What a crash leaves half done, and a process that stood still while another took over, harm nobody.</summary>
public sealed class LostHoldTests
{
    private const string Catalog = "catalog.json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stories_dropped_by_a_process_that_died_then_are_stored_again(bool wasListed)
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("kept.csv", Calls(30, reason: "timeout", idPrefix: "k"));
        await harness.IngestAsync("old.csv", Calls(30));
        var content = await CatalogOf(harness).ReadAsync(Token);
        await CatalogOf(harness).WriteAsync(
            wasListed
                ? content with { Epoch = content.Epoch + 1, Sources = content.Sources.Remove("old.csv"), Leaving = [content.Sources["old.csv"]] }
                : content with { Epoch = content.Epoch + 1, Sources = content.Sources.Remove("old.csv"), IsDropping = true },
            Token);

        // Planned, and its stories found, when the dropping had begun.
        var id = await harness.UploadAsync("new.csv", Calls(30, idPrefix: "n"));
        await harness.Get<UploadPlanner>().PlanAsync("new.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        await harness.FailsAsync(() => harness.Get<ChunkIngester>().IngestAsync(message, Token), Catalog, skip: 2);
        var failed = new CaseCollection(harness.Models.Identity, CaseKind.Failed);
        var orphans = await harness.Archive.FindCasesOnlyInAsync(
            content.Sources["old.csv"].Parts, content.Sources["kept.csv"].Parts, Token);
        await harness.Index.DeleteAsync(failed, [.. orphans.Select(orphan => orphan.Id)], Token);

        await harness.Get<ChunkIngester>().IngestAsync(message, Token);

        Assert.Equal((IngestionState.Completed, 2L), ((await harness.StatusAsync(id)).State, await harness.Index.CountAsync(failed, Token)));
        Assert.False((await CatalogOf(harness).ReadAsync(Token)).NeedsCleaning);
    }

    [Fact]
    public async Task That_stories_of_an_abandoned_ingestion_are_being_dropped_is_written_down_first()
    {
        await using var harness = new IngestionHarness(chunkRows: 20);
        var id = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        await harness.Get<ChunkIngester>().IngestAsync(message, Token);
        var entry = await harness.Get<IngestionLedger>().FindAsync(id, Token);

        await harness.FailsAsync(() => harness.Get<AbandonedIngestions>().RemoveAsync(entry!, Token), Catalog, skip: 2);
        var dropping = await CatalogOf(harness).ReadAsync(Token);
        await harness.Get<UploadSweeper>().SweepAsync(Token);

        var swept = await CatalogOf(harness).ReadAsync(Token);
        Assert.Equal((true, false, dropping.Epoch + 1), (dropping.IsDropping, swept.IsDropping, swept.Epoch));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_lost_the_lock_drops_no_story(bool isListed)
    {
        await using var harness = new IngestionHarness(chunkRows: 20);
        await harness.IngestAsync("kept.csv", Calls(30, reason: "timeout", idPrefix: "k"));
        await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        for (var chunk = 0; chunk < (isListed ? 2 : 1); chunk++)
        {
            Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
            await harness.Get<ChunkIngester>().IngestAsync(message, Token);
        }

        harness.Blobs.Before = (area, name) =>
        {
            if ((area, name) == (BlobArea.State, Catalog))
            {
                _ = harness.Blobs.LoseLockAsync(SourceCatalog.LockName);
            }
        };
        if (isListed)
        {
            await Assert.ThrowsAsync<ServiceUnavailableException>(() => harness.Get<SourceRemover>().RemoveAsync("calls.csv", Token));
        }
        else
        {
            var entry = await harness.Get<IngestionLedger>().FindAsync(await FirstAsync(harness, "calls.csv"), Token);
            await Assert.ThrowsAsync<ServiceUnavailableException>(() => harness.Get<AbandonedIngestions>().RemoveAsync(entry!, Token));
        }

        harness.Blobs.Before = null;
        var failed = new CaseCollection(harness.Models.Identity, CaseKind.Failed);
        var stood = await harness.Index.CountAsync(failed, Token);
        await harness.Get<SourceRemover>().RemoveAsync("calls.csv", Token);

        Assert.Equal((2L, isListed ? 1L : 2L), (stood, await harness.Index.CountAsync(failed, Token)));
    }

    [Fact]
    public async Task Whoever_lost_the_lock_does_not_bring_back_what_was_replaced_meanwhile()
    {
        await using var harness = new IngestionHarness();
        var id = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        var another = new CatalogSource("0123456789abcdef", 0, "hash");
        var asked = 0;
        harness.Blobs.Before = (area, name) =>
        {
            // The first time it is read, then looked at when its chunk is stored, and at last when the ingestion ends.
            if ((area, name) == (BlobArea.Uploads, "calls.csv") && ++asked == 3)
            {
                _ = new SourceCatalog(harness.Blobs).WriteAsync(
                    CatalogContent.Empty with { Sources = CatalogContent.Empty.Sources.Add("calls.csv", another) }, Token);
            }
        };

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => harness.Get<ChunkIngester>().IngestAsync(message, Token));

        Assert.Equal((3, another), (asked, (await CatalogOf(harness).ReadAsync(Token)).Sources["calls.csv"]));
        Assert.Equal(IngestionState.Running, (await harness.StatusAsync(id)).State);
    }

    [Fact]
    public async Task Content_that_is_being_replaced_is_ingested_again_where_it_comes_once_more()
    {
        await using var harness = new IngestionHarness();
        var first = await harness.IngestAsync("calls.csv", Calls(30));
        var again = await harness.UploadAsync("calls.csv", Calls(30));
        var swapped = false;
        harness.Blobs.Before = (area, name) =>
        {
            // It has seen that the content is the same when the version between the two is swapped in.
            if ((area, name) == (BlobArea.State, IngestionLedger.NameOf(first.Id)) && !swapped)
            {
                swapped = true;
                _ = ReplaceAsync(harness, first.Id);
            }
        };

        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        harness.Blobs.Before = null;

        Assert.Equal((true, IngestionState.Running), (swapped, (await harness.StatusAsync(again)).State));
    }

    [Fact]
    public async Task An_ingestion_that_was_failed_while_it_ended_is_completed_without_an_error()
    {
        await using var harness = new IngestionHarness();
        var id = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        var asked = 0;
        harness.Blobs.Before = (area, name) =>
        {
            // The third time it is looked at the ingestion is found running and about to end.
            if ((area, name) == (BlobArea.State, Catalog) && ++asked == 3)
            {
                _ = harness.Get<ChunkFailures>().RecordAsync(message, Token);
            }
        };

        await harness.Get<ChunkIngester>().IngestAsync(message, Token);
        harness.Blobs.Before = null;

        var status = await harness.StatusAsync(id);
        Assert.Equal((IngestionState.Completed, null, 30L), (status.State, status.Error, status.CallsStored));
    }

    [Fact]
    public async Task A_catalog_that_the_storage_account_lost_is_begun_anew()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a.csv", Calls(30));
        await harness.Blobs.DeleteAsync(BlobArea.State, Catalog, Token);

        var status = await harness.IngestAsync("b.csv", Calls(40, idPrefix: "b"));

        Assert.Equal((IngestionState.Completed, 40L), (status.State, status.CallsStored));
        Assert.Equal(["b.csv"], (await CatalogOf(harness).ReadAsync(Token)).Sources.Keys);
    }

    [Fact]
    public async Task What_is_noted_of_chunks_goes_with_the_parts_of_a_replaced_ingestion()
    {
        await using var harness = new IngestionHarness(chunkRows: 20);
        await harness.IngestAsync("calls.csv", Calls(60));
        var now = await harness.IngestAsync("calls.csv", Calls(30));

        var noted = await harness.Blobs.ListAsync(BlobArea.State, "chunks/", Token).Select(blob => blob.Name).ToListAsync(Token);

        Assert.Equal([$"chunks/{now.Id}/000000", $"chunks/{now.Id}/000001"], noted);
    }

    [Fact]
    public async Task Something_else_that_is_away_is_not_taken_for_a_replaced_upload()
    {
        await using var harness = new IngestionHarness();
        var id = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        harness.Blobs.Before = (_, name) =>
        {
            if (name == IngestionEntry.PartOf(id, 0))
            {
                throw new BlobChangedException("The container is gone.");
            }
        };

        await Assert.ThrowsAsync<BlobChangedException>(() => harness.Get<ChunkIngester>().IngestAsync(message, Token));
        var state = (await harness.StatusAsync(id)).State;
        await harness.Get<ChunkFailures>().RecordAsync(message, Token);

        var status = await harness.StatusAsync(id);
        Assert.Equal(
            (IngestionState.Running, IngestionState.Failed, "Chunk 0 failed at every attempt. The last time: The container is gone."),
            (state, status.State, status.Error));
    }

    private static async Task ReplaceAsync(IngestionHarness harness, string ingestion)
    {
        var catalog = new SourceCatalog(harness.Blobs);
        var content = await catalog.ReadAsync(Token);
        Assert.Equal(ingestion, content.Sources["calls.csv"].Ingestion);
        await catalog.WriteAsync(
            content with { Sources = content.Sources.SetItem("calls.csv", new CatalogSource("0123456789abcdef", 0, "another")) }, Token);
    }

    private static SourceCatalog CatalogOf(IngestionHarness harness) => harness.Get<SourceCatalog>();

    private static async Task<string> FirstAsync(IngestionHarness harness, string source) =>
        (await harness.Get<IngestionLedger>().ListAsync(Token).FirstAsync(entry => entry.Source == source, Token)).Id;
}
