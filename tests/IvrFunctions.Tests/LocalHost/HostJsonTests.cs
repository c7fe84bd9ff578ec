using IvrFunctions.LocalHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.LocalHost;

public sealed class HostJsonTests
{
    [Fact]
    public void Takes_the_limits_that_host_json_gives()
    {
        var host = Read(
            ("functionTimeout", "00:10:00"),
            ("extensions:queues:batchSize", "4"),
            ("extensions:queues:newBatchThreshold", "2"),
            ("extensions:queues:maxDequeueCount", "3"),
            ("extensions:queues:visibilityTimeout", "00:00:20"),
            ("extensions:queues:maxPollingInterval", "00:00:01"),
            ("extensions:queues:messageEncoding", "none"),
            ("extensions:blobs:maxDegreeOfParallelism", "2"),
            ("extensions:blobs:poisonBlobThreshold", "4"));

        var queues = new QueueOptions
        {
            BatchSize = 4,
            NewBatchThreshold = 2,
            MaxDequeueCount = 3,
            RetryDelay = TimeSpan.FromSeconds(20),
            MaxPollingInterval = TimeSpan.FromSeconds(1),
            Base64 = false,
        };
        var blobs = new BlobOptions { MaxDegreeOfParallelism = 2, PoisonThreshold = 4 };
        Assert.Equal(new HostJson(TimeSpan.FromMinutes(10), queues, blobs), host);
    }

    [Fact]
    public void Takes_the_defaults_of_the_functions_host_where_it_is_silent() =>
        Assert.Equal(new HostJson(TimeSpan.FromMinutes(30), new QueueOptions(), new BlobOptions()), Read());

    [Fact]
    public void Names_every_value_that_is_out_of_range()
    {
        var exception = Assert.Throws<OptionsValidationException>(
            () => Read(("functionTimeout", "soon"), ("extensions:queues:batchSize", "33"), ("extensions:queues:messageEncoding", "utf8")));

        Assert.Equal(
            [
                "host.json: functionTimeout must be a time (hh:mm:ss) from 00:00:01 to 1.00:00:00.",
                "host.json: extensions:queues:batchSize must be a number from 1 to 32.",
                "host.json: extensions:queues:messageEncoding must be base64 or none.",
            ],
            exception.Failures);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(16, 8, 8)]
    [InlineData(200, 32, 100)]
    public void Runs_as_many_blobs_at_a_time_as_allowed(int parallelism, int batch, int threshold)
    {
        var options = new BlobOptions { MaxDegreeOfParallelism = parallelism }.ToQueueOptions(new QueueOptions());

        Assert.Equal((batch, threshold), (options.BatchSize, options.NewBatchThreshold));
    }

    private static HostJson Read(params (string Key, string Value)[] values) => HostJson.From(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create<string, string?>(value.Key, value.Value)))
            .Build());
}
