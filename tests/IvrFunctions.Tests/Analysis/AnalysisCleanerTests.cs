using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace IvrFunctions.Tests.Analysis;

public sealed class AnalysisCleanerTests
{
    private readonly FakeTimeProvider time = new();
    private readonly InMemoryBlobs blobs;
    private readonly AnalysisCleaner cleaner;

    public AnalysisCleanerTests()
    {
        blobs = new InMemoryBlobs(time);
        cleaner = new AnalysisCleaner(blobs, Options.Create(new AnalysisOptions()), time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deletes_analyses_and_the_questions_waited_for_after_thirty_days_and_nothing_else()
    {
        await WriteAsync("analyses/old.json", "analyses/queued/old.json", "catalog.json");
        time.Advance(TimeSpan.FromDays(20));
        await WriteAsync("analyses/new.json", "analyses/queued/new.json");

        time.Advance(TimeSpan.FromDays(10));
        await cleaner.CleanAsync(Token);
        var before = await NamesAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        await cleaner.CleanAsync(Token);

        Assert.Equal(["analyses/new.json", "analyses/old.json", "analyses/queued/new.json", "analyses/queued/old.json", "catalog.json"], before);
        Assert.Equal(["analyses/new.json", "analyses/queued/new.json", "catalog.json"], await NamesAsync());
    }

    [Fact]
    public async Task Goes_on_the_next_time_where_the_storage_failed()
    {
        await WriteAsync("analyses/a.json", "analyses/b.json");
        time.Advance(TimeSpan.FromDays(31));
        blobs.Before = (_, name) =>
        {
            if (name == "analyses/b.json") throw new ServiceUnavailableException("storage", "away");
        };

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => cleaner.CleanAsync(Token));
        blobs.Before = null;
        var between = await NamesAsync();
        await cleaner.CleanAsync(Token);

        Assert.Equal(["analyses/b.json"], between);
        Assert.Empty(await NamesAsync());
    }

    private async Task WriteAsync(params string[] names)
    {
        foreach (var name in names) await blobs.WriteAsync(BlobArea.State, name, new MemoryStream([1]), BlobWrite.Always, Token);
    }

    private async Task<List<string>> NamesAsync() => await blobs.ListAsync(BlobArea.State, "", Token).Select(blob => blob.Name).ToListAsync(Token);
}
