using Azure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.LocalHost;

/// <summary>Runs the functions that blobs trigger, from the queue that <see cref="BlobListener"/> fills.</summary>
internal sealed class BlobFunctions(
    FunctionIndex functions, FunctionRunner runner, HostStorage storage, ILogger<BlobFunctions> logger)
{
    public const string ReceiptsContainer = "ivr-localhost";

    public const string Queue = "ivr-localhost-blobs";

    public const string PoisonQueue = "webjobs-blobtrigger-poison";

    /// <summary>Runs the version the message names; one that was overwritten or deleted since is passed over.</summary>
    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var detected = BlobMessage.Parse(message);
        var function = functions.TriggeredBy<BlobTriggerAttribute>()
            .Select(triggered => triggered.Function)
            .FirstOrDefault(function => function.Name == detected.FunctionId);
        var blob = storage.GetContainer(detected.ContainerName).GetBlobClient(detected.BlobName);
        if (function is null || await FindETagAsync(blob, cancellationToken) != detected.ETag)
        {
            logger.BlobOutdated(detected.FunctionId, detected.ContainerName, detected.BlobName);
            return;
        }

        await runner.RunAsync(function, blob, cancellationToken);
    }

    private static async Task<string?> FindETagAsync(Azure.Storage.Blobs.BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return BlobReceipts.Normalize(properties.Value.ETag);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }
}
