using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using static IvrFunctions.Tests.Ingestion.CallRowsText;

namespace IvrFunctions.Tests.Ingestion;

public sealed class SourceRemoverTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Removes_the_calls_the_files_and_the_stories_nobody_else_has()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a/calls.csv", Calls(30) + "x,not a time,,,,,,\n");
        var other = await harness.IngestAsync("other.csv", Calls(30, reason: "timeout", idPrefix: "o"));
        await WriteAsync(harness, BlobArea.Reports, "a/calls.csv/report.json");

        var removed = await harness.Get<SourceRemover>().RemoveAsync("a/calls.csv", Token);

        Assert.True(removed);
        Assert.Equal(30, (await harness.Archive.OpenAsync(Token)).Population.Calls);
        Assert.Equal((1L, 1L), await CountCasesAsync(harness));
        Assert.Equal([], await NamesAsync(harness, BlobArea.Rejects));
        Assert.Equal([], await NamesAsync(harness, BlobArea.Reports));
        Assert.Equal(["other.csv"], await NamesAsync(harness, BlobArea.Uploads));
        Assert.Equal(
            [
                $"archive/{other.Id}/000000.parquet", "catalog.json", $"chunks/{other.Id}/000000", $"ledger/{other.Id}.json",
            ],
            await NamesAsync(harness, BlobArea.State));
        Assert.False(await harness.Get<SourceRemover>().RemoveAsync("a/calls.csv", Token));
    }

    [Fact]
    public async Task Leaves_the_source_alone_whose_name_begins_the_same()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a", Calls(10) + "x,not a time,,,,,,\n");
        var inner = await harness.IngestAsync("a/b.csv", Calls(10, idPrefix: "b") + "x,not a time,,,,,,\n");
        await WriteAsync(harness, BlobArea.Reports, "a/b.csv/report.json");

        await harness.Get<SourceRemover>().RemoveAsync("a", Token);

        Assert.Equal([$"a/b.csv/{inner.Id}/000000.csv"], await NamesAsync(harness, BlobArea.Rejects));
        Assert.Equal(["a/b.csv/report.json"], await NamesAsync(harness, BlobArea.Reports));
        Assert.Equal(10, (await harness.Archive.OpenAsync(Token)).Population.Calls);
    }

    [Fact]
    public async Task A_call_that_another_source_holds_too_stays()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a.csv", Calls(30));
        await harness.IngestAsync("b.csv", Calls(40));
        var both = (await harness.Archive.OpenAsync(Token)).Population;

        await harness.Get<SourceRemover>().RemoveAsync("a.csv", Token);

        Assert.Equal((40L, 20L), (both.Calls, both.Failed));
        Assert.Equal(both, (await harness.Archive.OpenAsync(Token)).Population);
        Assert.Equal((1L, 1L), await CountCasesAsync(harness));
    }

    [Fact]
    public async Task A_running_ingestion_of_it_fails_and_its_late_chunks_are_cleared_up()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var id = await harness.UploadAsync("calls.csv", Calls(150));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var first));
        await harness.Get<ChunkIngester>().IngestAsync(first, Token);

        await harness.Get<SourceRemover>().RemoveAsync("calls.csv", Token);
        await harness.WorkAsync();

        var status = await harness.StatusAsync(id);
        Assert.Equal((IngestionState.Failed, SourceRemover.Removed), (status.State, status.Error));
        harness.Time.Advance(TimeSpan.FromHours(2));
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        Assert.Equal(["catalog.json"], await NamesAsync(harness, BlobArea.State));
    }

    [Fact]
    public async Task The_stories_of_an_ingestion_that_failed_go_too()
    {
        await using var harness = new IngestionHarness(chunkRows: 20);
        await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var stored) & harness.Queues.TryTake(QueueNames.Chunks, out var failed));
        await harness.Get<ChunkIngester>().IngestAsync(stored!, Token);
        await harness.Get<ChunkFailures>().RecordAsync(failed!, Token);

        await harness.Get<SourceRemover>().RemoveAsync("calls.csv", Token);

        Assert.Equal((0L, 0L), await CountCasesAsync(harness));
        Assert.Equal(["catalog.json"], await NamesAsync(harness, BlobArea.State));
    }

    [Fact]
    public async Task A_crash_at_any_operation_is_made_good_by_removing_again()
    {
        var crashed = true;
        for (var crash = 1; crashed; crash++)
        {
            await using var harness = new IngestionHarness();
            await harness.IngestAsync("calls.csv", Calls(30) + "x,not a time,,,,,,\n");
            await harness.IngestAsync("other.csv", Calls(30, reason: "timeout", idPrefix: "o"));
            var operations = 0;
            harness.Blobs.Before = (_, _) =>
            {
                if (++operations == crash)
                {
                    throw new ServiceUnavailableException("storage", "The process is gone.");
                }
            };

            crashed = await FailsAsync(() => harness.Get<SourceRemover>().RemoveAsync("calls.csv", Token));
            harness.Blobs.Before = null;
            await harness.Get<SourceRemover>().RemoveAsync("calls.csv", Token);

            Assert.Equal(30, (await harness.Archive.OpenAsync(Token)).Population.Calls);
            Assert.Equal((1L, 1L), await CountCasesAsync(harness));
            Assert.Equal(["other.csv"], await NamesAsync(harness, BlobArea.Uploads));
            Assert.Equal([], await NamesAsync(harness, BlobArea.Rejects));
            Assert.Equal(4, (await NamesAsync(harness, BlobArea.State)).Count);
            Assert.True(crashed || crash > 15, "The crashes ended before the removal's operations did.");
        }
    }

    [Fact]
    public async Task Knows_no_source_that_never_was() =>
        Assert.False(await RemoveFromNothingAsync());

    private static async Task<bool> RemoveFromNothingAsync()
    {
        await using var harness = new IngestionHarness();
        return await harness.Get<SourceRemover>().RemoveAsync("nothing.csv", Token);
    }

    private static async Task<bool> FailsAsync(Func<Task> action)
    {
        try
        {
            await action();
            return false;
        }
        catch (ServiceUnavailableException)
        {
            return true;
        }
    }

    private static async Task<(long Failed, long Other)> CountCasesAsync(IngestionHarness harness) => (
        await harness.Index.CountAsync(new CaseCollection(harness.Models.Identity, CaseKind.Failed), Token),
        await harness.Index.CountAsync(new CaseCollection(harness.Models.Identity, CaseKind.Other), Token));

    private static async Task WriteAsync(IngestionHarness harness, BlobArea area, string name) =>
        await harness.Blobs.WriteAsync(area, name, Stream.Null, BlobWrite.Always, Token);

    private static async Task<List<string>> NamesAsync(IngestionHarness harness, BlobArea area) =>
        await harness.Blobs.ListAsync(area, "", Token).Select(blob => blob.Name).ToListAsync(Token);
}
