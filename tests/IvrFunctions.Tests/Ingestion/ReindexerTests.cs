using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;
using static IvrFunctions.Tests.Ingestion.CallRowsText;

namespace IvrFunctions.Tests.Ingestion;

public sealed class ReindexerTests
{
    private static readonly EmbedderIdentity First = SwitchableEmbedder.Of("first", 8);
    private static readonly EmbedderIdentity Second = SwitchableEmbedder.Of("second", 4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Embeds_every_case_anew_then_switches_and_removes_the_old_vectors()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        await harness.IngestAsync("a.csv", Calls(150));
        await harness.IngestAsync("b.csv", Calls(30, reason: "timeout", idPrefix: "b"));
        harness.Models.Identity = Second;
        await harness.Get<Reindexer>().HandleAsync("""{"version":1,"embedder":null}""", Token);

        var begun = await harness.Get<Reindexer>().GetStatusAsync(Token);
        var refused = await Assert.ThrowsAsync<EmbedderMismatchException>(() => harness.Get<EmbedderGuard>().GetAsync(Token));
        var serving = await CountAsync(harness, First);
        await harness.WorkReindexAsync();

        Assert.Equal((ReindexState.Running, "test first (d1)", "test second (d1)", 3, 0), (begun.State, begun.From, begun.To, begun.PartsTotal, begun.PartsDone));
        Assert.Contains("ivr reindex", refused.Message, StringComparison.Ordinal);
        Assert.Equal((2L, 1L), serving);
        var ended = await harness.Get<Reindexer>().GetStatusAsync(Token);
        Assert.Equal((ReindexState.Completed, 3, 3, 6L, 3L), (ended.State, ended.PartsTotal, ended.PartsDone, ended.Cases, ended.EmbeddingsComputed));
        Assert.Equal(((2L, 1L), (0L, 0L)), (await CountAsync(harness, Second), await CountAsync(harness, First)));
        Assert.Equal(Second, await harness.Get<EmbedderGuard>().GetAsync(Token));
        Assert.Equal(180, (await harness.Archive.OpenAsync(Token)).Population.Calls);
    }

    [Fact]
    public async Task An_app_with_the_embedder_before_serves_and_ingests_until_the_switch()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        await harness.IngestAsync("a.csv", Calls(150));
        harness.Models.Identity = Second;
        await harness.Get<Reindexer>().StartAsync(Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Reindex, out var message));
        await harness.Get<Reindexer>().HandleAsync(message, Token);

        harness.Models.Identity = First;
        var late = await harness.IngestAsync("late.csv", Calls(30, reason: "timeout", idPrefix: "l"));
        var serving = await harness.Get<EmbedderGuard>().GetAsync(Token);
        harness.Models.Identity = Second;
        await harness.WorkReindexAsync();

        Assert.Equal((IngestionState.Completed, First), (late.State, serving));
        Assert.Equal(ReindexState.Completed, (await harness.Get<Reindexer>().GetStatusAsync(Token)).State);
        Assert.Equal(((2L, 1L), (0L, 0L)), (await CountAsync(harness, Second), await CountAsync(harness, First)));
    }

    [Fact]
    public async Task An_ingestion_with_the_new_embedder_is_refused_and_goes_on_after_the_switch()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a.csv", Calls(30));
        harness.Models.Identity = Second;

        var refused = await harness.IngestAsync("b.csv", Calls(30, reason: "timeout", idPrefix: "b"));
        await harness.Get<Reindexer>().StartAsync(Token);
        await harness.WorkReindexAsync();
        await harness.Get<IngestionRetrier>().RetryAsync(refused.Id, Token);
        await harness.WorkAsync();

        Assert.Equal(IngestionState.Failed, refused.State);
        Assert.Contains("ivr reindex", refused.Error, StringComparison.Ordinal);
        Assert.Equal(IngestionState.Completed, (await harness.StatusAsync(refused.Id)).State);
        Assert.Equal((2L, 1L), await CountAsync(harness, Second));
    }

    [Fact]
    public async Task What_is_done_stays_done_when_it_fails_and_begins_again()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        await harness.IngestAsync("a.csv", Calls(100) + string.Concat(Calls(100, reason: "timeout", idPrefix: "b").Split('\n').Skip(1).Select(line => line + "\n")));
        harness.Models.Identity = Second;
        await harness.Get<Reindexer>().StartAsync(Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Reindex, out var done));
        await harness.Get<Reindexer>().HandleAsync(done, Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Reindex, out var failing));
        harness.Models.Before = () => throw new ServiceUnavailableException("ollama", "Ollama is away.");
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => harness.Get<Reindexer>().HandleAsync(failing, Token));
        await harness.Get<Reindexer>().RecordFailureAsync(failing, Token);
        var failed = await harness.Get<Reindexer>().GetStatusAsync(Token);
        harness.Models.Before = null;

        await harness.Get<Reindexer>().StartAsync(Token);
        var queued = harness.Queues[QueueNames.Reindex];
        await harness.WorkReindexAsync();

        Assert.Equal(
            (ReindexState.Failed, "A part failed at every attempt. The last time: Ollama is away. Run ivr reindex to go on.", 1),
            (failed.State, failed.Error, failed.PartsDone));
        Assert.Equal([failing], queued);
        Assert.Equal((ReindexState.Completed, null), ((await harness.Get<Reindexer>().GetStatusAsync(Token)).State, (string?)null));
        Assert.Equal((2L, 1L), await CountAsync(harness, Second));
    }

    [Fact]
    public async Task The_same_embedder_restores_vectors_that_were_lost()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a.csv", Calls(30));
        await harness.Index.RemoveAsync(new CaseCollection(First, CaseKind.Failed), Token);

        await harness.Get<Reindexer>().StartAsync(Token);
        await harness.WorkReindexAsync();

        Assert.Equal(ReindexState.Completed, (await harness.Get<Reindexer>().GetStatusAsync(Token)).State);
        Assert.Equal((1L, 1L), await CountAsync(harness, First));
    }

    [Fact]
    public async Task What_an_instance_remembers_as_stored_is_looked_up_again()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a.csv", Calls(30));
        var failed = new CaseCollection(First, CaseKind.Failed);
        await harness.Index.RemoveAsync(failed, Token);
        var other = new CaseVector(CaseId.OfNarrative("another instance was faster"), new float[] { 1, 0, 0, 0, 0, 0, 0, 0 });
        await harness.Index.UpsertAsync(failed, [other], Token);

        await harness.Get<Reindexer>().StartAsync(Token);
        await harness.WorkReindexAsync();

        Assert.Equal(2, await harness.Index.CountAsync(failed, Token));
    }

    [Fact]
    public async Task Goes_on_after_a_minute_when_its_messages_were_lost()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a.csv", Calls(30));
        harness.Models.Identity = Second;
        await harness.Get<Reindexer>().StartAsync(Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Reindex, out _));

        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.Get<Reindexer>().ResumeAsync(Token);
        await harness.WorkReindexAsync();

        Assert.Equal(ReindexState.Completed, (await harness.Get<Reindexer>().GetStatusAsync(Token)).State);
    }

    [Fact]
    public async Task A_source_removed_meanwhile_leaves_no_case_in_either_collection()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("a.csv", Calls(30));
        await harness.IngestAsync("b.csv", Calls(30, reason: "timeout", idPrefix: "b"));
        harness.Models.Identity = Second;
        await harness.Get<Reindexer>().StartAsync(Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Reindex, out var first));
        await harness.Get<Reindexer>().HandleAsync(first, Token);

        await harness.Get<SourceRemover>().RemoveAsync("a.csv", Token);
        await harness.WorkReindexAsync();

        Assert.Equal(((1L, 1L), (0L, 0L)), (await CountAsync(harness, Second), await CountAsync(harness, First)));
    }

    [Fact]
    public async Task A_crash_at_any_operation_is_made_good_by_the_next_delivery()
    {
        var crashed = true;
        for (var crash = 1; crashed; crash++)
        {
            await using var harness = new IngestionHarness(chunkRows: 100);
            await harness.IngestAsync("a.csv", Calls(150));
            harness.Models.Identity = Second;
            var operations = 0;
            harness.Blobs.Before = (_, _) =>
            {
                if (++operations == crash)
                {
                    throw new ServiceUnavailableException("storage", "The process is gone.");
                }
            };

            await TwiceAsync(() => harness.Get<Reindexer>().StartAsync(Token));
            while (harness.Queues.TryTake(QueueNames.Reindex, out var message))
            {
                await TwiceAsync(() => harness.Get<Reindexer>().HandleAsync(message, Token));
            }

            crashed = operations >= crash;
            harness.Blobs.Before = null;
            Assert.Equal((crash, ReindexState.Completed), (crash, (await harness.Get<Reindexer>().GetStatusAsync(Token)).State));
            Assert.Equal(((1L, 1L), (0L, 0L)), (await CountAsync(harness, Second), await CountAsync(harness, First)));
        }
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"version":2}""")]
    [InlineData("""{"version":1,"embedder":"00000000"}""")]
    public async Task A_message_that_is_not_for_this_app_does_nothing(string message)
    {
        await using var harness = new IngestionHarness();

        await harness.Get<Reindexer>().HandleAsync(message, Token);

        Assert.Equal(ReindexState.None, (await harness.Get<Reindexer>().GetStatusAsync(Token)).State);
    }

    private static async Task TwiceAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (ServiceUnavailableException)
        {
            await action();
        }
    }

    private static async Task<(long Failed, long Other)> CountAsync(IngestionHarness harness, EmbedderIdentity embedder) => (
        await harness.Index.CountAsync(new CaseCollection(embedder, CaseKind.Failed), Token),
        await harness.Index.CountAsync(new CaseCollection(embedder, CaseKind.Other), Token));
}
