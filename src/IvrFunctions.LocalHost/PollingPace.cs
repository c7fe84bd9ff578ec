using Azure;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.LocalHost;

/// <summary>
/// The pauses of a loop that polls storage: they grow from a tenth of a second while nothing is found, and an outage is logged
/// once when it begins and once when it ends. Not thread-safe.
/// </summary>
internal sealed class PollingPace(string source, TimeSpan longest, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestInOutage = TimeSpan.FromSeconds(5);

    private TimeSpan next = Shortest;
    private bool outage;

    /// <summary>Whether an exception means that storage is out of reach or does not have the thing yet.</summary>
    public static bool IsOutage(Exception exception) =>
        exception is RequestFailedException or IOException or OperationCanceledException
        || (exception is AggregateException several && several.InnerExceptions.All(IsOutage));

    /// <summary>Storage answered; the next pause is the shortest where it had something.</summary>
    public void Answered(bool found)
    {
        if (outage)
            logger.StorageBack(source);
        outage = false;
        if (found)
            next = Shortest;
    }

    public void Lost(Exception exception)
    {
        if (!outage)
            logger.StorageLost(source, Reason(exception));
        outage = true;
    }

    /// <summary>Waits; ends early, without an exception, when the token is cancelled.</summary>
    public async Task PauseAsync(CancellationToken cancellationToken) =>
        await Task.Delay(NextPause(), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Waits; ends early also when there is news, where storage answers.</summary>
    public async Task PauseAsync(Task news, CancellationToken cancellationToken)
    {
        var pause = PauseAsync(cancellationToken);
        if (outage)
        {
            await pause;
        }
        else if (await Task.WhenAny(pause, news) == news)
        {
            next = Shortest;
        }
    }

    private TimeSpan NextPause()
    {
        var limit = outage && longest < LongestInOutage ? LongestInOutage : longest;
        var pause = next < limit ? next : limit;
        next = pause * 2;
        return pause;
    }

    /// <summary>A line: the message of the SDK's exception lists every retry.</summary>
    private static string Reason(Exception exception) =>
        (exception is AggregateException several ? several.InnerExceptions[0] : exception).GetBaseException().Message.Split('\n')[0];
}
