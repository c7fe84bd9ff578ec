using Cronos;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace IvrFunctions.LocalHost;

/// <summary>A timer trigger: six fields with seconds, in UTC, and never two runs at a time.</summary>
internal sealed class TimerListener(Function function, TimerTriggerAttribute trigger, FunctionRunner runner, DrainPeriod drain, TimeProvider time)
    : BackgroundService
{
    /// <summary>A timer of the runtime cannot wait longer than 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly CronExpression schedule = CronExpression.Parse(trigger.Schedule, CronFormat.IncludeSeconds);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (trigger.RunOnStartup)
            await RunAsync();
        while (await WaitAsync(stoppingToken))
            await RunAsync();
    }

    private async Task<bool> WaitAsync(CancellationToken stoppingToken)
    {
        var next = schedule.GetNextOccurrence(time.GetUtcNow(), TimeZoneInfo.Utc);
        while (next - time.GetUtcNow() is { } left && left > TimeSpan.Zero && !stoppingToken.IsCancellationRequested)
        {
            var wait = left < LongestWait ? left : LongestWait;
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return next is not null && !stoppingToken.IsCancellationRequested;
    }

    private async Task RunAsync()
    {
        try
        {
            await runner.RunAsync(function, new TimerInfo(), drain.Over);
        }
        catch (Exception)
        {
            // The next tick is the retry. FunctionRunner logged it.
        }
    }
}
