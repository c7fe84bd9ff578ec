using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using IvrFunctions.Cli.Stack;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr up</c>: everything the app needs, on this machine, until Ctrl-C.</summary>
internal sealed class UpCommand : Command
{
    private const int Interrupted = 130;

    private readonly Option<bool> demo = new("--demo") { Description = "Ingest the sample and print one analysis." };
    private readonly Option<bool> once = new("--once") { Description = "Stop when everything is ready and done, instead of serving." };
    private readonly CommandServices services;

    public UpCommand(CommandServices services)
        : base("up", "Starts what is missing (Azurite, Chroma, the functions), waits until it is ready, and serves until Ctrl-C.")
    {
        this.services = services;
        Add(demo);
        Add(once);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var project = ProjectLayout.Find();
        var data = DataDirectory.Resolve(services.Environment, project);
        data.Create();
        using var only = StackLock.Acquire(data);
        using var stack = new LocalStack(services.Environment, project, data, services.Http, services.Time);
        var view = new StackView(services.Console);
        var ready = false;
        try
        {
            await LeftOvers.EndAsync(data, view.Report, cancellationToken);
            var models = await PrepareModelsAsync(view, cancellationToken);
            var endpoints = await view.WhileStartingAsync(() => stack.StartAsync(models, cancellationToken));
            view.ShowReady(endpoints, stack.HostDescription, data);
            ready = true;

            if (arguments.GetValue(demo))
                await ShowDemoAsync(endpoints, project, cancellationToken);
            if (!arguments.GetValue(once))
            {
                view.ShowServing();
                await stack.ServeAsync(view.Report, cancellationToken);
            }

            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ready && !arguments.GetValue(once) ? 0 : Interrupted;
        }
        finally
        {
            if (ready)
                view.ShowStopping();
            await stack.StopAsync(services.Signals.Hurry);
        }
    }

    private async Task<ModelChoice> PrepareModelsAsync(StackView view, CancellationToken cancellationToken)
    {
        var choice = await ModelChoice.DecideAsync(services.Environment, services.Http, cancellationToken);
        if (choice.Notice is { } notice)
            view.Report(notice);
        foreach (var model in choice.Ollama?.Models ?? [])
        {
            if (!await choice.Ollama!.HasAsync(model, cancellationToken))
                await PullProgress.RunAsync(services.Console, model, report => choice.Ollama.PullAsync(model, report, cancellationToken));
        }

        return choice;
    }

    private async Task ShowDemoAsync(Endpoints endpoints, ProjectLayout project, CancellationToken cancellationToken)
    {
        var connection = new ApiConnection(new IvrApi(services.Http, endpoints.Api), endpoints.Storage);
        var sample = new FileInfo(project.SampleCalls);
        var ingestion = await new IngestionRun(connection, services).RunAsync(sample, sample.Name, mapping: null, cancellationToken);
        IngestionView.Show(services.Console, ingestion);
        if (ingestion.State != IngestionState.Completed)
            throw new CliException("The sample could not be ingested.");

        var question = new AnalysisRequest
        {
            CallType = "billing",
            FailureStep = "authentication",
            FailureReason = "biometric_fail",
            CustomerSegment = "premium",
        };
        AnalysisView.Show(services.Console, await connection.Api.AnalyzeAsync(question, cancellationToken));
    }
}
