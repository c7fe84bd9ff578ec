using Azure.Storage.Blobs;
using IvrFunctions.EndToEndTests.Services;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.EndToEndTests.LocalHost;

/// <summary>On an Azurite of its own: the queue of detected blobs is one a storage account.</summary>
public sealed class BlobTriggerTests : IAsyncLifetime
{
    private readonly AzuriteProcess azurite = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BlobContainerClient Container => new(azurite.ConnectionString, "lh-blobs");

    public async ValueTask InitializeAsync() => await azurite.Process.StartAsync(Token);

    public ValueTask DisposeAsync() => azurite.DisposeAsync();

    [Fact]
    public async Task Runs_every_version_of_a_blob_once()
    {
        await using (var first = await RunningHost.StartAsync(azurite.ConnectionString, typeof(Read)))
        {
            await UploadAsync("año/a b.csv", "1");
            Assert.Equal(["año/a b.csv: 1"], await first.Runs.TakeAsync(1));
            await UploadAsync("año/a b.csv", "2");
            Assert.Equal(["año/a b.csv: 2"], await first.Runs.TakeAsync(1));
        }

        await using var second = await RunningHost.StartAsync(azurite.ConnectionString, typeof(Read));
        await UploadAsync("c.csv", "3");
        Assert.Equal(["c.csv: 3"], await second.Runs.TakeAsync(1));
        await second.StopAsync();
        Assert.Empty(second.Runs.TakeRest());
    }

    [Fact]
    public async Task Misses_none_of_many_blobs_of_the_same_second()
    {
        await using var host = await RunningHost.StartAsync(azurite.ConnectionString, typeof(Read));
        var names = Enumerable.Range(1, 30).Select(number => $"{number}.csv").ToArray();

        foreach (var name in names)
            await UploadAsync(name, "x");

        Assert.Equal(names.Select(name => $"{name}: x").Order(), (await host.Runs.TakeAsync(names.Length)).Order());
    }

    [Fact]
    public async Task Names_a_blob_that_fails_five_times_in_the_poison_queue()
    {
        await using var host = await RunningHost.StartAsync(azurite.ConnectionString, typeof(Fail));

        await UploadAsync("a.csv", "x");

        var message = await new TestQueue(azurite.ConnectionString, "webjobs-blobtrigger-poison").TakeAsync();
        Assert.Contains("\"ContainerName\":\"lh-blobs\",\"BlobName\":\"a.csv\"", message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat("a.csv", 5), host.Runs.TakeRest());
    }

    private async Task UploadAsync(string name, string content)
    {
        await Container.CreateIfNotExistsAsync(cancellationToken: Token);
        await Container.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true, Token);
    }

    internal sealed class Read(FunctionRuns runs)
    {
        [Function(nameof(Read))]
        public async Task RunAsync([BlobTrigger("lh-blobs/{name}")] BlobClient blob, CancellationToken cancellationToken)
        {
            var content = await blob.DownloadContentAsync(cancellationToken);
            runs.Add($"{blob.Name}: {content.Value.Content}");
        }
    }

    internal sealed class Fail(FunctionRuns runs)
    {
        [Function(nameof(Fail))]
        public Task RunAsync([BlobTrigger("lh-blobs/{name}")] BlobClient blob)
        {
            runs.Add(blob.Name);
            throw new InvalidOperationException();
        }
    }
}
