using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace IvrFunctions.Cli.Api;

/// <summary>Brings a file to the app, over HTTP or, where it is too big for that, straight into the container.</summary>
internal sealed class CallUpload(IvrApi api, string? storage, TimeProvider time)
{
    /// <summary>The Functions host refuses larger bodies.</summary>
    public const long HttpLimit = 100 * 1024 * 1024;

    private const string Container = "ivr-calls";

    /// <summary>A trigger may miss a blob; the sweep that finds it runs every minute.</summary>
    private static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Uploads the file and gives the path of its ingestion.</summary>
    public async Task<string> SendAsync(FileInfo file, string name, string? mapping, CancellationToken cancellationToken)
    {
        await using var csv = file.OpenRead();
        return file.Length <= HttpLimit
            ? await api.UploadAsync(name, mapping, csv, cancellationToken)
            : await SendToContainerAsync(csv, name, mapping, cancellationToken);
    }

    private async Task<string> SendToContainerAsync(Stream csv, string name, string? mapping, CancellationToken cancellationToken)
    {
        if (storage is null)
            throw new CliException("A file of more than 100 MB goes straight to the container: set AzureWebJobsStorage, or run where ivr up runs.");

        var known = (await api.GetIngestionsAsync(cancellationToken)).Select(ingestion => ingestion.Id).ToHashSet();
        try
        {
            var options = new BlobUploadOptions { Metadata = mapping is null ? null : new Dictionary<string, string> { ["mapping"] = mapping } };
            await new BlobClient(storage, Container, name).UploadAsync(csv, options, cancellationToken);
        }
        catch (RequestFailedException exception)
        {
            throw new CliException($"The container {Container} did not take {name}: {exception.ErrorCode ?? exception.Message}", exception);
        }

        for (var since = time.GetTimestamp(); time.GetElapsedTime(since) < SeenWithin; await Task.Delay(Pause, time, cancellationToken))
        {
            var ingestions = await api.GetIngestionsAsync(cancellationToken);
            if (ingestions.FirstOrDefault(ingestion => ingestion.Source == name && !known.Contains(ingestion.Id)) is { } seen)
                return $"/api/ingestions/{seen.Id}";
        }

        throw new CliException(
            $"{name} is in the container {Container}, but no ingestion of it has begun within {SeenWithin.TotalMinutes:0} minutes.");
    }
}
