using System.Buffers;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Takes an upload over HTTP: into the container like any other, and planned at once.</summary>
public sealed class UploadReceiver(IBlobs blobs, IngestionLedger ledger, UploadPlanner planner)
{
    private const int MaxNameLength = 200;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\?#%*:|\"<>");


    /// <summary>Streams the body to the container and returns the ingestion that was started.</summary>
    /// <exception cref="InvalidRequestException">The name cannot be that of a blob.</exception>
    public async Task<IngestionStatus> ReceiveAsync(string? name, Stream body, CancellationToken cancellationToken)
    {
        CheckName(name);
        var etag = await blobs.WriteAsync(BlobArea.Uploads, name!, body, BlobWrite.Always, cancellationToken);
        var entry = await ledger.ReceiveAsync(name!, etag, cancellationToken);
        try
        {
            await planner.PlanAsync(name!, cancellationToken);
            entry = await ledger.FindAsync(entry.Id, cancellationToken) ?? entry;
        }
        catch (ServiceUnavailableException)
        {
            // The upload is safe: the trigger or the timer plans it when the service is back.
        }

        return IngestionStatus.Of(entry, []);
    }

    private static void CheckName(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new InvalidRequestException("name", "Expected ?name=calls.csv, the name of the source.");
        }

        if (name.Length > MaxNameLength || name.AsSpan().ContainsAny(Forbidden) || name.Any(char.IsControl)
            || name.Split('/').Any(segment => segment.Length == 0 || segment.Trim('.', ' ').Length == 0) || name.EndsWith('.'))
        {
            throw new InvalidRequestException(
                "name", $"Expected a file name of at most {MaxNameLength} characters without any of \\ ? # % * : | \" < >, such as calls.csv or 2025/calls.csv.");
        }
    }
}
