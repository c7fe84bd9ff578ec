using Azure;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.AzureStorage;

/// <summary>Translates the SDK's failures into those the domain knows.</summary>
internal static class StorageErrors
{
    public static async Task<T> TranslateAsync<T>(string name, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 or 404)
        {
            throw new BlobChangedException($"{name} was changed, replaced or removed meanwhile ({e.ErrorCode}).", e);
        }
        catch (Exception e) when (IsOutage(e, cancellationToken))
        {
            throw new ServiceUnavailableException("storage", $"The storage account does not answer ({Reason(e)}).", e);
        }
    }

    /// <summary>Whether this is the service's failure, not the caller's cancellation.</summary>
    public static bool IsOutage(Exception e, CancellationToken cancellationToken) => e switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500,
        AggregateException { InnerExceptions: [var inner, ..] } => IsOutage(inner, cancellationToken),
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => e is IOException or HttpRequestException,
    };

    private static string Reason(Exception e) => e switch
    {
        RequestFailedException { ErrorCode: { } code } => code,
        AggregateException { InnerExceptions: [var inner, ..] } => Reason(inner),
        _ => e.InnerException?.Message ?? e.GetType().Name,
    };
}
