namespace IvrFunctions.Adapters.Chroma;

/// <summary>
/// Reads the whole answer within the attempt, so that a connection lost or stalled in the middle of a body is retried like any other.
/// Answers are small: ids, distances, errors.
/// </summary>
internal sealed class BufferedResponseHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
