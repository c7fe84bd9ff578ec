using System.CommandLine;
using IvrFunctions.Cli;
using IvrFunctions.Cli.Commands;
using IvrFunctions.Cli.Display;

using var signals = new StopSignals();
using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
var services = new CommandServices(CliEnvironment.Current(), http, OutputConsole.Create(), TimeProvider.System, signals);

var root = new RootCommand("Finds out why IVR calls fail, on this machine.")
{
    new UpCommand(services),
    new InspectCommand(services),
    new IngestCommand(services),
    new AnalyzeCommand(services),
    new SummaryCommand(services),
    new FlowCommand(services),
    new PatternsCommand(services),
    new StatusCommand(services),
    new RetryCommand(services),
    new RemoveCommand(services),
    new ReindexCommand(services),
    new MineCommand(services),
    new EvalCommand(services),
    new GenerateCommand(),
    new BenchCommand(services),
};

// Stopping takes the time it takes: the commands listen to the signals themselves.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
try
{
    return await root.Parse(args).InvokeAsync(configuration, signals.Stop);
}
catch (CliException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
{
    return 130;
}
