using IvrFunctions.Cli.Stack;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>What <c>ivr up</c> says.</summary>
internal sealed class StackView(IAnsiConsole console)
{
    public void Report(string message) => console.MarkupLineInterpolated($"[yellow]{message}[/]");

    public async Task<T> WhileStartingAsync<T>(Func<Task<T>> work)
    {
        if (console.Profile.Capabilities.Interactive)
            return await console.Status().StartAsync("Starting storage, vectors and functions", _ => work());
        console.WriteLine("Starting storage, vectors and functions");
        return await work();
    }

    public void ShowReady(Endpoints endpoints, string host, DataDirectory data)
    {
        console.MarkupLine("[green]Ready.[/]");
        console.WriteLine($"  API      {endpoints.Api}api ({host})");
        console.WriteLine($"  Reports  {endpoints.Api}api/reports/ and the name of an upload");
        console.WriteLine($"  Blobs    {endpoints.Blob}");
        console.WriteLine($"  Queues   {endpoints.Queue}");
        console.WriteLine($"  Chroma   {endpoints.Chroma}");
        console.WriteLine($"  Models   {(endpoints.Ollama is { } ollama ? $"Ollama, {ollama}" : "built-in")}");
        console.WriteLine($"  Data     {data.FullPath}");
    }

    public void ShowServing() => console.WriteLine("Ctrl-C stops it.");

    public void ShowStopping() => console.WriteLine("Stopping");
}
