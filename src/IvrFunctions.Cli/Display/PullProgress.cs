using IvrFunctions.Cli.Stack;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>A model being fetched.</summary>
internal static class PullProgress
{
    public static Task RunAsync(IAnsiConsole console, string model, Func<Action<PullStatus>, Task> pull)
    {
        console.WriteLine($"Ollama fetches {model}");
        return !console.Profile.Capabilities.Interactive
            ? pull(_ => { })
            : console.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn())
                .StartAsync(context =>
                {
                    var bar = context.AddTask(Markup.Escape(model)).IsIndeterminate();
                    return pull(status => Show(bar, status));
                });
    }

    private static void Show(ProgressTask bar, PullStatus status)
    {
        bar.Description = Markup.Escape(status.Status ?? "");
        bar.IsIndeterminate(status.Total is null);
        if (status.Total is { } total)
        {
            bar.MaxValue = total;
            bar.Value = status.Completed ?? 0;
        }
    }
}
