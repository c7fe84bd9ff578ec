using IvrFunctions.Cli.Api;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>Parts as they are done: a bar on a terminal, a line for each change elsewhere.</summary>
internal static class ReindexProgress
{
    public static Task<T> RunAsync<T>(IAnsiConsole console, Func<Action<ReindexReply>, Task<T>> work)
    {
        if (console.Profile.Capabilities.Interactive)
            return console.Progress().StartAsync(context => work(Bar(context.AddTask("parts"))));

        var shown = -1;
        return work(status =>
        {
            if (shown == status.PartsDone)
                return;
            shown = status.PartsDone;
            console.WriteLine(Describe(status));
        });
    }

    private static Action<ReindexReply> Bar(ProgressTask bar) => status =>
    {
        bar.Description = Describe(status);
        bar.MaxValue = Math.Max(1, status.PartsTotal);
        bar.Value = status.State == "completed" ? bar.MaxValue : status.PartsDone;
    };

    private static string Describe(ReindexReply status) =>
        $"{status.PartsDone} of {status.PartsTotal} parts, {Number.Of(status.EmbeddingsComputed)} embeddings";
}
