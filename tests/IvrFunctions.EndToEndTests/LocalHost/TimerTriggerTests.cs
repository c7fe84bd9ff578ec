using IvrFunctions.EndToEndTests.Services;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.EndToEndTests.LocalHost;

public sealed class TimerTriggerTests(LocalServices services)
{
    [Fact]
    public async Task Runs_at_the_start_and_goes_on_after_a_failure()
    {
        await using var host = await RunningHost.StartAsync(services.ConnectionString, typeof(FailFirst));

        Assert.Equal(["failed", "succeeded"], await host.Runs.TakeAsync(2));
    }

    [Fact]
    public async Task Never_runs_twice_at_a_time()
    {
        await using var host = await RunningHost.StartAsync(services.ConnectionString, typeof(Slow));

        Assert.Equal(["begun", "done", "begun", "done"], await host.Runs.TakeAsync(4));
    }

    internal sealed class FailFirst(FunctionRuns runs)
    {
        [Function(nameof(FailFirst))]
        public Task RunAsync([TimerTrigger("* * * * * *", RunOnStartup = true)] TimerInfo timer)
        {
            if (runs.Release.TrySetResult())
            {
                runs.Add("failed");
                throw new InvalidOperationException();
            }

            runs.Add("succeeded");
            return Task.CompletedTask;
        }
    }

    internal sealed class Slow(FunctionRuns runs)
    {
        [Function(nameof(Slow))]
        public async Task RunAsync([TimerTrigger("* * * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
        {
            runs.Add("begun");

            // Longer than a second: the schedule comes by meanwhile.
            await Task.Delay(TimeSpan.FromSeconds(1.2), cancellationToken);
            runs.Add("done");
        }
    }
}
