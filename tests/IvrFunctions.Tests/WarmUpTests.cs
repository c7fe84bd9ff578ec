using System.Collections.Concurrent;
using IvrFunctions.Adapters;
using IvrFunctions.Core;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;
using IvrFunctions.Tests.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests;

public sealed class WarmUpTests
{
    private readonly InMemoryBlobs blobs = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_ingests_a_file_to_the_end_and_nothing_of_it_stays_or_is_counted()
    {
        using var recorder = new TelemetryRecorder();
        var touched = new ConcurrentBag<string>();
        blobs.Before = (_, name) => touched.Add(name);

        await RunAsync();

        Assert.Contains("warm-up/catalog.json", touched);
        Assert.Contains(touched, name => name.StartsWith("warm-up/chunks/", StringComparison.Ordinal));
        Assert.All(touched, name => Assert.StartsWith("warm-up", name, StringComparison.Ordinal));
        foreach (var area in Enum.GetValues<BlobArea>())
        {
            Assert.Empty(await blobs.ListAsync(area, "", Token).ToListAsync(Token));
        }

        Assert.Empty(recorder.Activities);
        Assert.Empty(recorder.Measurements);
    }

    [Fact]
    public async Task Without_storage_it_gives_up_and_the_host_goes_on()
    {
        blobs.Before = (_, _) => throw new ServiceUnavailableException("storage", "Away.");

        await RunAsync();

        Assert.Equal(0, blobs.Writes);
    }

    private async Task RunAsync()
    {
        using var warmUp = new WarmUp(
            blobs,
            new InMemoryCaseIndex(),
            Options.Create(new IvrOptions { PseudonymKey = "a key for tests only" }),
            new ConfigurationBuilder().Build(),
            NullLogger<WarmUp>.Instance);
        await warmUp.StartAsync(Token);
        await warmUp.ExecuteTask!;
    }
}
