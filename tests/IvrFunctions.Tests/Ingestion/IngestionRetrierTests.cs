using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using static IvrFunctions.Tests.Ingestion.CallRowsText;

namespace IvrFunctions.Tests.Ingestion;

public sealed class IngestionRetrierTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queues_only_the_chunks_that_are_missing()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var id = await FailAtSecondChunkAsync(harness);

        var retried = await harness.Get<IngestionRetrier>().RetryAsync(id, Token);
        var queued = harness.Queues[QueueNames.Chunks].Count;
        await harness.WorkAsync();

        Assert.Equal((IngestionState.Running, null, 2, 3), (retried!.State, retried.Error, retried.ChunksDone, retried.ChunksTotal));
        Assert.Equal(1, queued);
        var status = await harness.StatusAsync(id);
        Assert.Equal(
            (IngestionState.Completed, 250L, 250L, 0L, 2L),
            (status.State, status.RowsRead, status.CallsStored, status.Duplicates, status.CasesNew));
    }

    [Fact]
    public async Task Messages_of_the_attempt_before_do_nothing()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var id = await FailAtSecondChunkAsync(harness);
        await harness.Get<IngestionRetrier>().RetryAsync(id, Token);

        await harness.Get<ChunkFailures>().RecordAsync($$"""{"version":1,"ingestion":"{{id}}","chunk":1}""", Token);
        await harness.Get<ChunkIngester>().IngestAsync($$"""{"version":1,"ingestion":"{{id}}","chunk":1}""", Token);

        var status = await harness.StatusAsync(id);
        Assert.Equal((IngestionState.Running, 2), (status.State, status.ChunksDone));
    }

    [Fact]
    public async Task Finishes_one_whose_chunks_are_all_done()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var id = await FailAtSecondChunkAsync(harness);
        await harness.Get<IngestionLedger>().SaveChunkAsync(id, 1, new IngestionTotals { RowsRead = 100, CallsStored = 100 }, Token);
        await CopyPartAsync(harness, id, from: 0, to: 1);

        await harness.Get<IngestionRetrier>().RetryAsync(id, Token);
        await harness.WorkAsync();

        var status = await harness.StatusAsync(id);
        Assert.Equal((IngestionState.Completed, 250L, 150L, 100L), (status.State, status.RowsRead, status.CallsStored, status.Duplicates));
    }

    [Fact]
    public async Task Refuses_one_that_did_not_fail()
    {
        await using var harness = new IngestionHarness();
        var status = await harness.IngestAsync("calls.csv", Calls(10));

        var refused = await Assert.ThrowsAsync<RetryRefusedException>(() => harness.Get<IngestionRetrier>().RetryAsync(status.Id, Token));

        Assert.Equal("The ingestion is completed: only one that failed can be tried again.", refused.Message);
    }

    [Fact]
    public async Task Plans_again_what_failed_in_planning()
    {
        await using var harness = new IngestionHarness();
        var status = await harness.IngestAsync("calls.csv", "a,b\n1,2\n");

        var retried = await harness.Get<IngestionRetrier>().RetryAsync(status.Id, Token);

        Assert.Equal((IngestionState.Failed, status.Error), (retried!.State, retried.Error));
    }

    [Fact]
    public async Task Refuses_one_whose_upload_was_replaced()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var id = await FailAtSecondChunkAsync(harness);
        await harness.UploadAsync("calls.csv", Calls(20));

        var refused = await Assert.ThrowsAsync<RetryRefusedException>(() => harness.Get<IngestionRetrier>().RetryAsync(id, Token));

        Assert.Equal("The upload was replaced or removed since: upload the file again.", refused.Message);
    }

    [Fact]
    public async Task Knows_no_ingestion_that_never_was()
    {
        await using var harness = new IngestionHarness();

        Assert.Null(await harness.Get<IngestionRetrier>().RetryAsync("0123456789abcdef", Token));
        Assert.Null(await harness.Get<IngestionRetrier>().RetryAsync("../catalog", Token));
    }

    private static async Task CopyPartAsync(IngestionHarness harness, string id, int from, int to)
    {
        var part = (await harness.Blobs.ReadAsync(BlobArea.State, IngestionEntry.PartOf(id, from), null, Token))!;
        using var content = new MemoryStream(part.Data.ToArray());
        await harness.Blobs.WriteAsync(BlobArea.State, IngestionEntry.PartOf(id, to), content, BlobWrite.Always, Token);
    }

    private static async Task<string> FailAtSecondChunkAsync(IngestionHarness harness)
    {
        var id = await harness.UploadAsync("calls.csv", Calls(250));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        var messages = harness.Queues[QueueNames.Chunks];
        while (harness.Queues.TryTake(QueueNames.Chunks, out _))
        {
            // The messages are delivered below.
        }

        var failing = messages.Single(message => message.Contains("\"chunk\":1", StringComparison.Ordinal));
        foreach (var message in messages.Where(message => message != failing))
        {
            await harness.Get<ChunkIngester>().IngestAsync(message, Token);
        }

        await harness.Get<ChunkFailures>().RecordAsync(failing, Token);
        Assert.Equal(IngestionState.Failed, (await harness.StatusAsync(id)).State);
        return id;
    }
}
