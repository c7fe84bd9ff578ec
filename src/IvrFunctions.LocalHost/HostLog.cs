using Microsoft.Extensions.Logging;

namespace IvrFunctions.LocalHost;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "Functions: {Names}.")]
    public static partial void FunctionsFound(this ILogger logger, string names);

    [LoggerMessage(2, LogLevel.Debug, "{Function} ({Id}) starts.")]
    public static partial void FunctionStarts(this ILogger logger, string function, Guid id);

    [LoggerMessage(3, LogLevel.Information, "{Function} ({Id}) succeeded in {Milliseconds:0} ms.")]
    public static partial void FunctionSucceeded(this ILogger logger, string function, Guid id, double milliseconds);

    [LoggerMessage(4, LogLevel.Error, "{Function} ({Id}) failed after {Milliseconds:0} ms.")]
    public static partial void FunctionFailed(this ILogger logger, string function, Guid id, double milliseconds, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "{Queue}: message {Id} failed {Count} times and goes to {PoisonQueue}.")]
    public static partial void MessagePoisoned(this ILogger logger, string queue, string id, long count, string poisonQueue);

    [LoggerMessage(6, LogLevel.Warning, "{Queue}: message {Id} is not encoded as host.json says.")]
    public static partial void MessageUnreadable(this ILogger logger, string queue, string id);

    [LoggerMessage(7, LogLevel.Warning, "{Queue}: message {Id} could not be settled and will come again.")]
    public static partial void MessageUnsettled(this ILogger logger, string queue, string id, Exception exception);

    [LoggerMessage(8, LogLevel.Debug, "{Queue}: the lease of message {Id} could not be renewed.")]
    public static partial void LeaseNotRenewed(this ILogger logger, string queue, string id, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "{Source}: storage does not answer; trying again until it does. {Reason}")]
    public static partial void StorageLost(this ILogger logger, string source, string reason);

    [LoggerMessage(10, LogLevel.Information, "{Source}: storage answers again.")]
    public static partial void StorageBack(this ILogger logger, string source);

    [LoggerMessage(11, LogLevel.Information, "{Container}/{Blob} is new for {Function}.")]
    public static partial void BlobDetected(this ILogger logger, string function, string container, string blob);

    [LoggerMessage(12, LogLevel.Information, "{Container}/{Blob} changed or went while it waited for {Function}.")]
    public static partial void BlobOutdated(this ILogger logger, string function, string container, string blob);
}
