using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IvrFunctions.LocalHost;

/// <summary>The limits of host.json, with the defaults of the Functions host where it is silent.</summary>
internal sealed record HostJson(TimeSpan FunctionTimeout, QueueOptions Queues, BlobOptions Blobs)
{
    /// <summary>The default of every plan but Consumption.</summary>
    public static readonly TimeSpan DefaultFunctionTimeout = TimeSpan.FromMinutes(30);

    /// <exception cref="OptionsValidationException">A value is out of its range or of another type.</exception>
    public static HostJson From(IConfiguration configuration)
    {
        var errors = new List<string>();
        var defaults = new QueueOptions();
        var host = new HostJson(
            Time("functionTimeout", DefaultFunctionTimeout, min: TimeSpan.FromSeconds(1), max: TimeSpan.FromDays(1)),
            new QueueOptions
            {
                BatchSize = Number("extensions:queues:batchSize", defaults.BatchSize, min: 1, max: 32),
                NewBatchThreshold = Number(
                    "extensions:queues:newBatchThreshold", defaults.NewBatchThreshold, min: 0, max: 1000),
                MaxDequeueCount = Number("extensions:queues:maxDequeueCount", defaults.MaxDequeueCount, min: 1, max: 100),
                RetryDelay = Time(
                    "extensions:queues:visibilityTimeout", defaults.RetryDelay, min: TimeSpan.Zero, max: TimeSpan.FromDays(7)),
                MaxPollingInterval = Time(
                    "extensions:queues:maxPollingInterval",
                    defaults.MaxPollingInterval, min: TimeSpan.FromMilliseconds(100), max: TimeSpan.FromDays(1)),
                Base64 = Encoding("extensions:queues:messageEncoding") == "base64",
            },
            new BlobOptions
            {
                MaxDegreeOfParallelism = Number(
                    "extensions:blobs:maxDegreeOfParallelism", 8 * Environment.ProcessorCount, min: 1, max: 1000),
                PoisonThreshold = Number("extensions:blobs:poisonBlobThreshold", 5, min: 1, max: 100),
            });
        return errors.Count == 0 ? host : throw new OptionsValidationException("host.json", typeof(HostJson), errors);

        int Number(string key, int otherwise, int min, int max)
        {
            if (configuration[key] is not { } text)
                return otherwise;
            if (int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
                return value;
            errors.Add($"host.json: {key} must be a number from {min} to {max}.");
            return otherwise;
        }

        TimeSpan Time(string key, TimeSpan otherwise, TimeSpan min, TimeSpan max)
        {
            if (configuration[key] is not { } text)
                return otherwise;
            if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
                return value;
            errors.Add($"host.json: {key} must be a time (hh:mm:ss) from {min:c} to {max:c}.");
            return otherwise;
        }

        string Encoding(string key)
        {
            var value = configuration[key] ?? "base64";
            if (value is not ("base64" or "none"))
                errors.Add($"host.json: {key} must be base64 or none.");
            return value;
        }
    }
}
