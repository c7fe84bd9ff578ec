using Spectre.Console;

namespace IvrFunctions.Cli.Display;

internal static class OutputConsole
{
    /// <summary>Wider than any line: what is redirected is read by programs, and no sentence should be cut in two.</summary>
    private const int Unwrapped = 100_000;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = Unwrapped;
            console.Profile.Capabilities.Interactive = false;
        }

        return console;
    }
}
