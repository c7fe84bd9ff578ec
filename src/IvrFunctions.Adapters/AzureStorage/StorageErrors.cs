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
        catch (RequestFailedException e) when (e.Status is 409 or 412 or 404 && !IsFull(e))
        {
            throw new BlobChangedException($"{name} was changed, replaced or removed meanwhile ({e.ErrorCode}).", e);
        }
        catch (Exception e) when (IsOutage(e, cancellationToken))
        {
            throw new ServiceUnavailableException("storage", IsFull(e)
                ? $"The storage account has no room left ({Reason(e)}): free some and it goes on."
                : $"The storage account does not answer ({Reason(e)}).", e);
        }
    }

    /// <summary>Whether this is the service's failure, not the caller's cancellation.</summary>
    public static bool IsOutage(Exception e, CancellationToken cancellationToken) => e switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500 || IsFull(failed),
        AggregateException { InnerExceptions: [var inner, ..] } => IsOutage(inner, cancellationToken),
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => e is IOException or HttpRequestException,
    };

    /// <summary>Full or over its quota, which the service says with several codes; a disk behind Azurite shows as 507 or 500.</summary>
    private static bool IsFull(Exception e) => e switch
    {
        RequestFailedException failed =>
            failed.Status == 507 || failed.ErrorCode is "InsufficientAccountResources" or "AccountQuotaExceeded" or "InsufficientStorage"
            || failed.Message.Contains("ENOSPC", StringComparison.Ordinal),
        AggregateException { InnerExceptions: [var inner, ..] } => IsFull(inner),
        _ => false,
    };

    private static string Reason(Exception e) => e switch
    {
        RequestFailedException { ErrorCode: { } code } => code,
        AggregateException { InnerExceptions: [var inner, ..] } => Reason(inner),
        _ => e.InnerException?.Message ?? e.GetType().Name,
    };
}
