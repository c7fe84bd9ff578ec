using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;
using IvrFunctions.Tests.Doubles;

namespace IvrFunctions.Tests.Ingestion;

public sealed class CaseWriterTests : IDisposable
{
    private readonly SwitchableEmbedder models = new();
    private readonly InMemoryCaseIndex index = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => models.Dispose();

    [Fact]
    public async Task While_the_store_is_slow_one_batch_waits_and_no_other_caller_embeds()
    {
        using var writer = new CaseWriter(models, index);
        var release = new TaskCompletionSource();
        index.Storing = release.Task;

        var first = WriteAsync(writer, Stories(0, 5_000));
        var second = WriteAsync(writer, Stories(4_500, 5_500));

        // Three batches on their way to the store, one embedded.
        Assert.Equal(4_000, models.Embedded);

        release.SetResult();
        Assert.Equal((5_000, 500), (await first, await second));
        Assert.Equal(5_500, models.Embedded);
    }

    [Fact]
    public async Task A_caller_that_fails_lets_the_next_one_in()
    {
        using var writer = new CaseWriter(models, index);
        models.Before = () => throw new InvalidOperationException("no model");
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(writer, Stories(0, 10)));
        models.Before = null;

        Assert.Equal(10, await WriteAsync(writer, Stories(0, 10)));
    }

    [Fact]
    public async Task What_was_stored_is_looked_up_again_when_the_store_has_lost_some()
    {
        using var writer = new CaseWriter(models, index);
        await WriteAsync(writer, Stories(0, 10));
        await index.DeleteAsync(new CaseCollection(models.Identity, CaseKind.Failed), [.. Stories(0, 3).Keys], Token);

        Assert.Equal(3, await WriteAsync(writer, Stories(0, 10)));
    }

    private Task<int> WriteAsync(CaseWriter writer, Dictionary<CaseId, string> stories) =>
        writer.WriteAsync(models.Identity, epoch: 1, CaseKind.Failed, stories, NoProgress.Instance, Token);

    private static Dictionary<CaseId, string> Stories(int from, int to) =>
        Enumerable.Range(from, to - from).Select(number => $"story {number}").ToDictionary(CaseId.OfNarrative);
}
