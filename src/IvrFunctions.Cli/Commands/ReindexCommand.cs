using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr reindex</c>: embeds the stored cases anew after a change of the embedding model.</summary>
internal sealed class ReindexCommand : Command
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public ReindexCommand(CommandServices services)
        : base("reindex", "Embeds all stored cases with the embedding model that is configured now.")
    {
        this.services = services;
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var app = api.Connect(arguments, services).Api;
        var status = await ReindexProgress.RunAsync(services.Console, show => WatchAsync(app, show, cancellationToken));
        if (status.Error is { } error)
            services.Console.MarkupLineInterpolated($"[red]{error}[/]");
        else
            services.Console.MarkupLineInterpolated(
                $"The cases are those of {status.To}: {Number.Of(status.EmbeddingsComputed)} embeddings computed");
        return status.State == "completed" ? 0 : 1;
    }

    private async Task<ReindexReply> WatchAsync(IvrApi app, Action<ReindexReply> show, CancellationToken cancellationToken)
    {
        var status = await app.StartReindexAsync(cancellationToken);
        while (true)
        {
            show(status);
            if (status.HasEnded)
                return status;
            await Task.Delay(Pause, services.Time, cancellationToken);
            status = await app.GetReindexAsync(cancellationToken);
        }
    }
}
