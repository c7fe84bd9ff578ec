using System.Diagnostics;
using System.Globalization;

namespace IvrFunctions.Cli.Stack;

/// <summary>
/// Ends the services of a run that was killed. A process id may belong to somebody else by now, so a process is ended only where
/// its command line names this data directory.
/// </summary>
internal static class LeftOvers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task EndAsync(DataDirectory data, Action<string> report, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.GetFiles(data.Processes, "*.pid"))
        {
            if (int.TryParse(await File.ReadAllTextAsync(file, cancellationToken), CultureInfo.InvariantCulture, out var id)
                && await CommandLine.ReadAsync(id, cancellationToken) is { } commandLine
                && IsOurs(commandLine, data))
            {
                report($"Ending {Path.GetFileNameWithoutExtension(file)}, left over from a run that was killed (process {id})");
                await EndAsync(id, cancellationToken);
            }

            File.Delete(file);
        }
    }

    /// <summary>The folder itself or something in it: <c>/data/ivr</c> is not <c>/data/ivr2</c>.</summary>
    internal static bool IsOurs(string commandLine, DataDirectory data)
    {
        var start = commandLine.IndexOf(data.FullPath, StringComparison.Ordinal);
        var end = start + data.FullPath.Length;
        return start >= 0 && (end == commandLine.Length || commandLine[end] is ' ' or '"' or '/' or '\\');
    }

    private static async Task EndAsync(int id, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            ProcessSignals.AskToEnd(id);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }
}
