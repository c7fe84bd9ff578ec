using IvrFunctions.EndToEndTests.Services;
using IvrFunctions.LocalHost;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.EndToEndTests.LocalHost;

public sealed class QueueTriggerTests(LocalServices services)
{
    [Fact]
    public async Task Runs_a_message_once_and_removes_it()
    {
        var queue = new TestQueue(services.ConnectionString, "lh-echo");
        var output = new TestQueue(services.ConnectionString, "lh-echoed");
        await queue.SendAsync("año");

        await using var host = await RunningHost.StartAsync(services.ConnectionString, typeof(Echo));

        Assert.Equal("año!", await output.TakeAsync());
        await host.StopAsync();
        Assert.Equal(["año"], host.Runs.TakeRest());
        Assert.Equal(0, await queue.CountAsync());
    }

    [Fact]
    public async Task Moves_a_message_to_the_poison_queue_after_five_attempts()
    {
        var queue = new TestQueue(services.ConnectionString, "lh-fail");
        var poison = new TestQueue(services.ConnectionString, "lh-fail-poison");
        await queue.SendAsync("a");

        await using var host = await RunningHost.StartAsync(services.ConnectionString, typeof(Fail));

        Assert.Equal("a", await poison.TakeAsync());
        await host.StopAsync();
        Assert.Equal(["a", "a", "a", "a", "a"], host.Runs.TakeRest());
        Assert.Equal(0, await queue.CountAsync());
    }

    [Fact]
    public async Task Tries_again_what_failed_once()
    {
        var queue = new TestQueue(services.ConnectionString, "lh-fail-once");
        await queue.SendAsync("a");

        await using var host = await RunningHost.StartAsync(services.ConnectionString, typeof(FailOnce));

        Assert.Equal(["failed", "succeeded"], await host.Runs.TakeAsync(2));
    }

    [Fact]
    public async Task Moves_a_message_that_is_no_base64_to_the_poison_queue_untried()
    {
        var queue = new TestQueue(services.ConnectionString, "lh-plain");
        var poison = new TestQueue(services.ConnectionString, "lh-plain-poison");
        await queue.SendRawAsync("{}");

        await using var host = await RunningHost.StartAsync(services.ConnectionString, typeof(Plain));

        Assert.Equal("{}", await poison.TakeRawAsync());
        Assert.Empty(host.Runs.TakeRest());
    }

    [Fact]
    public async Task Keeps_a_message_hidden_for_longer_than_its_lease()
    {
        var queue = new TestQueue(services.ConnectionString, "lh-slow");
        await queue.SendAsync("a");
        var settings = RunningHost.Quick with
        {
            Queues = RunningHost.Quick.Queues with { Lease = TimeSpan.FromSeconds(1), NewBatchThreshold = 8 },
        };

        await using var host = await RunningHost.StartAsync(services.ConnectionString, settings, TimeSpan.FromSeconds(30), typeof(Slow));

        Assert.Equal(["begun", "done"], await host.Runs.TakeAsync(2));
        await host.StopAsync();
        Assert.Empty(host.Runs.TakeRest());
    }

    [Fact]
    public async Task Lets_a_running_function_finish_when_asked_to_stop()
    {
        var queue = new TestQueue(services.ConnectionString, "lh-wait");
        await queue.SendAsync("a");
        await using var host = await RunningHost.StartAsync(services.ConnectionString, typeof(Wait));
        Assert.Equal(["begun"], await host.Runs.TakeAsync(1));

        var stopping = host.StopAsync();
        host.Runs.Release.SetResult();
        await stopping;

        Assert.Equal(["done"], host.Runs.TakeRest());
        Assert.Equal(0, await queue.CountAsync());
    }

    [Fact]
    public async Task Gives_back_at_once_what_does_not_finish_in_time()
    {
        var queue = new TestQueue(services.ConnectionString, "lh-hang");
        await queue.SendAsync("a");
        await using var host = await RunningHost.StartAsync(
            services.ConnectionString, RunningHost.Quick, TimeSpan.FromMilliseconds(200), typeof(Hang));
        Assert.Equal(["begun"], await host.Runs.TakeAsync(1));

        await host.StopAsync();

        Assert.Equal("a", await queue.TakeAsync());
    }

    [Fact]
    public async Task Cancels_a_function_that_takes_longer_than_host_json_allows()
    {
        var queue = new TestQueue(services.ConnectionString, "lh-overtime");
        await queue.SendAsync("a");
        var settings = RunningHost.Quick with { FunctionTimeout = TimeSpan.FromMilliseconds(200) };

        await using var host = await RunningHost.StartAsync(services.ConnectionString, settings, TimeSpan.FromSeconds(30), typeof(Overtime));

        Assert.Equal("a", await new TestQueue(services.ConnectionString, "lh-overtime-poison").TakeAsync());
    }

    [Fact]
    public async Task Goes_on_when_storage_is_back()
    {
        await using var azurite = new AzuriteProcess();
        await azurite.Process.StartAsync(TestContext.Current.CancellationToken);
        var queue = new TestQueue(azurite.ConnectionString, "lh-echo");
        await using var host = await RunningHost.StartAsync(azurite.ConnectionString, typeof(Echo));
        await queue.SendAsync("before");
        Assert.Equal(["before"], await host.Runs.TakeAsync(1));

        await azurite.Process.StopAsync();
        await azurite.Process.StartAsync(TestContext.Current.CancellationToken);
        await queue.SendAsync("after");

        Assert.Equal(["after"], await host.Runs.TakeAsync(1));
    }

    internal sealed class Echo(FunctionRuns runs)
    {
        [Function(nameof(Echo))]
        [QueueOutput("lh-echoed")]
        public Task<string> RunAsync([QueueTrigger("lh-echo")] string message)
        {
            runs.Add(message);
            return Task.FromResult(message + "!");
        }
    }

    internal sealed class Fail(FunctionRuns runs)
    {
        [Function(nameof(Fail))]
        public Task RunAsync([QueueTrigger("lh-fail")] string message)
        {
            runs.Add(message);
            throw new InvalidOperationException();
        }
    }

    internal sealed class FailOnce(FunctionRuns runs)
    {
        [Function(nameof(FailOnce))]
        public Task RunAsync([QueueTrigger("lh-fail-once")] string message)
        {
            if (runs.Release.TrySetResult())
            {
                runs.Add("failed");
                throw new InvalidOperationException(message);
            }

            runs.Add("succeeded");
            return Task.CompletedTask;
        }
    }

    internal sealed class Plain(FunctionRuns runs)
    {
        [Function(nameof(Plain))]
        public Task RunAsync([QueueTrigger("lh-plain")] string message)
        {
            runs.Add(message);
            return Task.CompletedTask;
        }
    }

    internal sealed class Slow(FunctionRuns runs)
    {
        [Function(nameof(Slow))]
        public async Task RunAsync([QueueTrigger("lh-slow")] string message, CancellationToken cancellationToken)
        {
            runs.Add("begun");

            // Three leases of the server's own clock.
            await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
            runs.Add("done");
        }
    }

    internal sealed class Wait(FunctionRuns runs)
    {
        [Function(nameof(Wait))]
        public async Task RunAsync([QueueTrigger("lh-wait")] string message, CancellationToken cancellationToken)
        {
            runs.Add("begun");
            await runs.Release.Task.WaitAsync(cancellationToken);
            runs.Add("done");
        }
    }

    internal sealed class Hang(FunctionRuns runs)
    {
        [Function(nameof(Hang))]
        public async Task RunAsync([QueueTrigger("lh-hang")] string message, CancellationToken cancellationToken)
        {
            runs.Add("begun");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    internal sealed class Overtime
    {
        [Function(nameof(Overtime))]
        public Task RunAsync([QueueTrigger("lh-overtime")] string message, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
