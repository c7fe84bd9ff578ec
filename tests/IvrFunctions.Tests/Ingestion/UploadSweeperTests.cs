using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;
using static IvrFunctions.Tests.Ingestion.CallRowsText;

namespace IvrFunctions.Tests.Ingestion;

public sealed class UploadSweeperTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queues_the_missing_chunks_again_when_nothing_moved_for_half_an_hour()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var id = await harness.UploadAsync("calls.csv", Calls(250));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var first));
        await harness.Get<ChunkIngester>().IngestAsync(first, Token);
        Clear(harness);
        await harness.Queues.SendAsync(QueueNames.Chunks, "somebody else's", Token);

        harness.Time.Advance(TimeSpan.FromMinutes(29));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        var early = harness.Queues[QueueNames.Chunks].Count;
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        var late = harness.Queues[QueueNames.Chunks].Count;
        await harness.WorkAsync();

        Assert.Equal((1, 3), (early, late));
        Assert.Equal(IngestionState.Completed, (await harness.StatusAsync(id)).State);
    }

    [Fact]
    public async Task Queues_the_missing_chunks_again_after_a_minute_when_no_message_is_left()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var id = await harness.UploadAsync("calls.csv", Calls(250));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Clear(harness);

        harness.Time.Advance(TimeSpan.FromSeconds(59));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        var early = harness.Queues[QueueNames.Chunks].Count;
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        var late = harness.Queues[QueueNames.Chunks].Count;
        await harness.WorkAsync();

        Assert.Equal((0, 3), (early, late));
        Assert.Equal(IngestionState.Completed, (await harness.StatusAsync(id)).State);
    }

    [Fact]
    public async Task Ends_an_ingestion_that_was_replaced_after_it_was_planned_and_before_its_chunks_were_sent()
    {
        await using var harness = new IngestionHarness();
        var old = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.FailsAsync(() => harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token), $"chunks/{old}/");
        var planned = (await harness.StatusAsync(old)).State;
        var now = await harness.UploadAsync("calls.csv", Calls(40));

        await harness.Get<UploadSweeper>().SweepAsync(Token);
        await harness.WorkAsync();

        var replaced = await harness.StatusAsync(old);
        Assert.Equal(
            (IngestionState.Running, IngestionState.Failed, IngestionFinisher.ReplacedMeanwhile), (planned, replaced.State, replaced.Error));
        Assert.Equal(IngestionState.Completed, (await harness.StatusAsync(now)).State);
    }

    [Fact]
    public async Task Goes_on_with_the_next_where_one_fails()
    {
        await using var harness = new IngestionHarness();
        var first = await harness.UploadAsync("a.csv", Calls(30));
        var second = await harness.UploadAsync("b.csv", Calls(30, idPrefix: "b"));
        harness.Blobs.Before = (area, name) =>
        {
            if ((area, name) == (BlobArea.Uploads, "a.csv"))
            {
                throw new ServiceUnavailableException("storage", "It does not answer.");
            }
        };

        await Assert.ThrowsAsync<AggregateException>(() => harness.Get<UploadSweeper>().SweepAsync(Token));
        await harness.WorkAsync();
        var ended = (await harness.StatusAsync(second)).State;
        harness.Blobs.Before = null;
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        await harness.WorkAsync();

        Assert.Equal((IngestionState.Completed, IngestionState.Completed), (ended, (await harness.StatusAsync(first)).State));
    }

    [Fact]
    public async Task Ends_an_ingestion_whose_last_process_died_before_it_did()
    {
        await using var harness = new IngestionHarness();
        var id = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        await harness.FailsAsync(() => harness.Get<ChunkIngester>().IngestAsync(message, Token), "catalog.json", skip: 2);
        Assert.Equal(IngestionState.Running, (await harness.StatusAsync(id)).State);

        harness.Time.Advance(TimeSpan.FromMinutes(2));
        await harness.Get<UploadSweeper>().SweepAsync(Token);

        Assert.Equal((IngestionState.Completed, 30L), ((await harness.StatusAsync(id)).State, (await harness.StatusAsync(id)).CallsStored));
    }

    [Fact]
    public async Task Removes_what_a_crash_left_of_a_replaced_ingestion()
    {
        await using var harness = new IngestionHarness();
        var old = await harness.IngestAsync("calls.csv", Calls(30));
        await harness.UploadAsync("calls.csv", Calls(30, reason: "timeout"));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        await harness.FailsAsync(() => harness.Get<ChunkIngester>().IngestAsync(message, Token), IngestionEntry.PartOf(old.Id, 0));
        var left = (await harness.Get<SourceCatalog>().ReadAsync(Token)).Leaving;

        harness.Time.Advance(TimeSpan.FromMinutes(2));
        await harness.Get<UploadSweeper>().SweepAsync(Token);

        Assert.Equal(old.Id, Assert.Single(left).Ingestion);
        Assert.Empty((await harness.Get<SourceCatalog>().ReadAsync(Token)).Leaving);
        Assert.Null(await harness.Blobs.FindAsync(BlobArea.State, IngestionEntry.PartOf(old.Id, 0), Token));
        Assert.Equal(1, await harness.Index.CountAsync(new CaseCollection(harness.Models.Identity, CaseKind.Failed), Token));
    }

    [Fact]
    public async Task Ends_an_ingestion_whose_upload_was_replaced_before_it_was_planned()
    {
        await using var harness = new IngestionHarness();
        var old = await harness.UploadAsync("calls.csv", Calls(30));
        var upload = await harness.Blobs.FindAsync(BlobArea.Uploads, "calls.csv", Token);
        await harness.Get<IngestionLedger>().ReceiveAsync("calls.csv", upload!.ETag, Token);
        var now = await harness.UploadAsync("calls.csv", Calls(40));

        await harness.Get<UploadSweeper>().SweepAsync(Token);
        await harness.WorkAsync();

        var replaced = await harness.StatusAsync(old);
        Assert.Equal((IngestionState.Failed, IngestionFinisher.ReplacedMeanwhile), (replaced.State, replaced.Error));
        Assert.Equal((IngestionState.Completed, 40L), ((await harness.StatusAsync(now)).State, (await harness.StatusAsync(now)).CallsStored));
    }

    [Fact]
    public async Task Removes_the_stories_then_the_parts_of_an_ingestion_that_failed_and_was_replaced()
    {
        await using var harness = new IngestionHarness(chunkRows: 20);
        var old = await FailAsync(harness, "biometric_fail");
        await harness.IngestAsync("calls.csv", Calls(40, reason: "timeout"));

        await harness.Get<UploadSweeper>().SweepAsync(Token);
        var (cases, parts) = (await CountCasesAsync(harness), await CountPartsAsync(harness, old));
        harness.Time.Advance(TimeSpan.FromHours(1));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        await harness.Get<UploadSweeper>().SweepAsync(Token);

        Assert.Equal((2L, 1), (cases, parts));
        Assert.Equal((2L, 0), (await CountCasesAsync(harness), await CountPartsAsync(harness, old)));
        Assert.Equal(40, (await harness.Archive.OpenAsync(Token)).Population.Calls);
    }

    [Fact]
    public async Task Leaves_a_failed_ingestion_alone_whose_upload_is_still_there()
    {
        await using var harness = new IngestionHarness(chunkRows: 20);
        var failed = await FailAsync(harness, "biometric_fail");

        harness.Time.Advance(TimeSpan.FromHours(2));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        await harness.Get<IngestionRetrier>().RetryAsync(failed, Token);
        await harness.WorkAsync();

        Assert.Equal((IngestionState.Completed, 30L), ((await harness.StatusAsync(failed)).State, (await harness.StatusAsync(failed)).CallsStored));
    }

    [Fact]
    public async Task Removes_what_was_stored_with_the_embedder_that_was_configured_then()
    {
        await using var harness = new IngestionHarness(chunkRows: 20);
        await harness.IngestAsync("kept.csv", Calls(40, reason: "timeout"));
        await FailAsync(harness, "biometric_fail");
        await harness.UploadAsync("calls.csv", "no calls");
        var before = await CountCasesAsync(harness);
        var used = harness.Models.Identity;
        harness.Models.Identity = SwitchableEmbedder.Of("second", 4);

        await harness.Get<UploadSweeper>().SweepAsync(Token);

        harness.Models.Identity = used;
        Assert.Equal((3L, 2L), (before, await CountCasesAsync(harness)));
    }

    /// <summary>An ingestion of 30 calls of which a chunk is stored and the other failed at every attempt.</summary>
    private static async Task<string> FailAsync(IngestionHarness harness, string reason)
    {
        var id = await harness.UploadAsync("calls.csv", Calls(30, reason: reason));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var stored) & harness.Queues.TryTake(QueueNames.Chunks, out var failed));
        await harness.Get<ChunkIngester>().IngestAsync(stored!, Token);
        await harness.Get<ChunkFailures>().RecordAsync(failed!, Token);
        Assert.Equal(IngestionState.Failed, (await harness.StatusAsync(id)).State);
        return id;
    }

    private static async Task<long> CountCasesAsync(IngestionHarness harness) =>
        await harness.Index.CountAsync(new CaseCollection(harness.Models.Identity, CaseKind.Failed), Token)
        + await harness.Index.CountAsync(new CaseCollection(harness.Models.Identity, CaseKind.Other), Token);

    private static async Task<int> CountPartsAsync(IngestionHarness harness, string id) =>
        await harness.Blobs.ListAsync(BlobArea.State, IngestionEntry.PartsPrefixOf(id), Token).CountAsync(Token);

    private static void Clear(IngestionHarness harness)
    {
        while (harness.Queues.TryTake(QueueNames.Chunks, out _))
        {
            // Somebody cleared the queue.
        }
    }
}
