using Spectre.Console;

namespace IvrFunctions.Cli.Display;

internal static class OutputConsole
{
    /// <summary>Wider than any line: what is redirected is read by programs, and no sentence should be cut in two.</summary>
    private const int Unwrapped = 100_000;

    public static IAnsiConsole Create() => Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>For progress beside an answer that programs read from the standard output.</summary>
    public static IAnsiConsole CreateForProgress() => Create(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
        {
            console.Profile.Width = Unwrapped;
            console.Profile.Capabilities.Interactive = false;
        }

        return console;
    }
}
