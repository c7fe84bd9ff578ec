using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Ingestion;

public sealed class IngestionProgressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_and_embeddings_move_while_a_chunk_runs_and_tell_the_time_left()
    {
        await using var harness = new IngestionHarness(chunkRows: 512);
        var id = await harness.UploadAsync("calls.csv", DistinctCalls(512));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        var seen = new List<IngestionStatus>();
        harness.Models.Before = async () =>
        {
            harness.Time.Advance(TimeSpan.FromSeconds(10));
            seen.Add(await harness.StatusAsync(id));
        };

        await harness.WorkAsync();

        Assert.Equal([(0L, 0L, null), (128L, 128L, 60L), (256L, 256L, 30L), (384L, 384L, 14L)], seen.Select(status => (status.RowsRead, status.EmbeddingsComputed, status.SecondsLeft)));
        Assert.All(seen, status => Assert.Equal(status.RowsRead, status.CallsStored + status.RowsRejected + status.Duplicates));
        var ended = await harness.StatusAsync(id);
        Assert.Equal((IngestionState.Completed, 512L, 12.8, null), (ended.State, ended.RowsRead, ended.Rate, ended.SecondsLeft));
        Assert.Empty(await harness.Blobs.ListAsync(BlobArea.State, "progress/", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_chunk_of_less_than_a_second_writes_no_progress()
    {
        await using var harness = new IngestionHarness(chunkRows: 400);
        var written = new List<string>();
        harness.Blobs.Before = (_, name) => written.Add(name);

        await harness.UploadAsync("calls.csv", DistinctCalls(400));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        await harness.WorkAsync();

        Assert.DoesNotContain(written, name => name.StartsWith("progress/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_share_of_counts_adds_up()
    {
        var counts = new IngestionTotals { RowsRead = 101, CallsStored = 95, RowsRejected = 3, Duplicates = 3 };

        Assert.Equal(new IngestionTotals { RowsRead = 50, CallsStored = 48, RowsRejected = 1, Duplicates = 1 }, counts.Share(0.5));
    }

    [Fact]
    public async Task A_link_is_for_one_blob_and_an_hour()
    {
        await using var harness = new IngestionHarness();

        var link = await harness.Get<UploadLinks>().CreateAsync("2025/calls.csv", Token);

        Assert.Equal(
            ("2025/calls.csv", "PUT", "http://127.0.0.1/ivr-calls/2025/calls.csv?until=202506010900", new DateTimeOffset(2025, 6, 1, 9, 0, 0, TimeSpan.Zero)),
            (link!.Name, link.Method, link.Url.ToString(), link.ExpiresAt));
        Assert.Equal([new("x-ms-blob-type", "BlockBlob")], link.Headers);
    }

    private static string DistinctCalls(int count) =>
        "call_id,timestamp,failure_reason,outcome\n"
        + string.Concat(Enumerable.Range(0, count).Select(i => $"c{i},2025-03-01 08:{i / 60:D2}:{i % 60:D2},reason {i},failed\n"));
}
