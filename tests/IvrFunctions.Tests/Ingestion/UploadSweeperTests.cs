using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
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

        harness.Time.Advance(TimeSpan.FromMinutes(29));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        var early = harness.Queues[QueueNames.Chunks].Count;
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        var late = harness.Queues[QueueNames.Chunks].Count;
        await harness.WorkAsync();

        Assert.Equal((0, 2), (early, late));
        Assert.Equal(IngestionState.Completed, (await harness.StatusAsync(id)).State);
    }

    [Fact]
    public async Task Ends_an_ingestion_whose_last_process_died_before_it_did()
    {
        await using var harness = new IngestionHarness();
        var id = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        await FailsAsync(harness, () => harness.Get<ChunkIngester>().IngestAsync(message, Token), "catalog.json", skip: 2);
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
        await FailsAsync(harness, () => harness.Get<ChunkIngester>().IngestAsync(message, Token), IngestionEntry.PartOf(old.Id, 0));
        var left = (await harness.Get<SourceCatalog>().ReadAsync(Token)).Leaving;

        harness.Time.Advance(TimeSpan.FromMinutes(2));
        await harness.Get<UploadSweeper>().SweepAsync(Token);

        Assert.Equal(old.Id, Assert.Single(left).Ingestion);
        Assert.Empty((await harness.Get<SourceCatalog>().ReadAsync(Token)).Leaving);
        Assert.Null(await harness.Blobs.FindAsync(BlobArea.State, IngestionEntry.PartOf(old.Id, 0), Token));
        Assert.Equal(1, await harness.Index.CountAsync(new CaseCollection(harness.Models.Identity, CaseKind.Failed), Token));
    }

    private static void Clear(IngestionHarness harness)
    {
        while (harness.Queues.TryTake(QueueNames.Chunks, out _))
        {
            // Somebody cleared the queue.
        }
    }

    /// <summary>Lets the action fail where it touches this blob, after as many times as are skipped.</summary>
    private static async Task FailsAsync(IngestionHarness harness, Func<Task> action, string blob, int skip = 0)
    {
        var touched = 0;
        harness.Blobs.Before = (_, name) =>
        {
            if (name == blob && touched++ >= skip)
            {
                throw new ServiceUnavailableException("storage", "The process is gone.");
            }
        };
        await Assert.ThrowsAsync<ServiceUnavailableException>(action);
        harness.Blobs.Before = null;
    }
}
