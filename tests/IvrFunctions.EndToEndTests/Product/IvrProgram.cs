using System.Diagnostics;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>The command line, run as a user runs it.</summary>
internal static class IvrProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="arguments">Its arguments, separated by spaces.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts a command; the caller's to end.</summary>
    public static Process Start(string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ivr.dll"));
        foreach (var argument in arguments.Split(' '))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
