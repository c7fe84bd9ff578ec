namespace IvrFunctions.Cli.Stack;

/// <summary>A service of the stack: started once, started again whenever it ends by itself, stopped once.</summary>
internal sealed class Service(
    ServiceDefinition definition, Executables executables, DataDirectory data, Readiness readiness, TimeProvider time) : IDisposable
{
    private const int MaxFailuresInARow = 5;
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(1);

    private readonly ServiceLog log = new(data.LogOf(definition.Name));
    private ChildProcess? process;

    public string Name => definition.Name;

    /// <summary>Starts the service and waits until it answers.</summary>
    /// <exception cref="CliException">It ended at once or does not answer; the message shows the end of its log.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        process?.Dispose();
        process = ChildProcess.Start(definition, executables, data, log);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(definition.StartsWithin);
        var ready = readiness.WaitAsync(definition, patience.Token);
        try
        {
            await Task.WhenAny(ready, process.Exited);
            if (!process.Exited.IsCompleted)
                await ready;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure($"does not answer at {definition.Probes[0]} within {definition.StartsWithin.TotalSeconds:0} seconds");
        }
        finally
        {
            await patience.CancelAsync();
            await ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (process.Exited.IsCompleted)
            throw Failure($"ended at start with exit code {await process.Exited}");
    }

    /// <summary>Starts the service again, on the same ports, whenever it ends, until cancelled.</summary>
    /// <exception cref="CliException">It keeps ending.</exception>
    public async Task KeepRunningAsync(Action<string> report, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            var since = time.GetTimestamp();
            var exitCode = await process!.Exited.WaitAsync(cancellationToken);
            failures = time.GetElapsedTime(since) > Calm ? 1 : failures + 1;
            if (failures > MaxFailuresInARow)
                throw Failure($"ended {failures} times in a row, at last with exit code {exitCode}");

            report($"{Name} ended with exit code {exitCode} and is started again; its log is {log.FullPath}");
            await Task.Delay(TimeSpan.FromSeconds(failures), time, cancellationToken);
            try
            {
                await StartAsync(cancellationToken);
                report($"{Name} runs again");
            }
            catch (CliException exception) when (failures < MaxFailuresInARow)
            {
                report(exception.Message);
                await process.StopAsync(definition.EndsWithin, cancellationToken);
            }
        }
    }

    public async Task StopAsync(CancellationToken hurry)
    {
        if (process is not null)
            await process.StopAsync(definition.EndsWithin, hurry);
    }

    public void Dispose()
    {
        process?.Dispose();
        log.Dispose();
    }

    private CliException Failure(string what) =>
        new($"{Name} {what}. The end of {log.FullPath}:{Environment.NewLine}{log.Tail}");
}
