using System.Diagnostics;
using System.Globalization;

namespace IvrFunctions.Cli.Stack;

/// <summary>The command line of any process, which the framework gives for one's own only.</summary>
internal static class CommandLine
{
    /// <summary>The program and its arguments, separated by spaces, or <see langword="null"/> where there is no such process.</summary>
    public static async Task<string?> ReadAsync(int processId, CancellationToken cancellationToken)
    {
        var id = processId.ToString(CultureInfo.InvariantCulture);
        var text = OperatingSystem.IsLinux() ? await ReadProcAsync(id, cancellationToken)
            : OperatingSystem.IsWindows()
                ? await RunAsync(
                    "powershell",
                    ["-NoProfile", "-Command", $"(Get-CimInstance Win32_Process -Filter 'ProcessId={id}').CommandLine"],
                    cancellationToken)
            : await RunAsync("ps", ["-ww", "-o", "command=", "-p", id], cancellationToken);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static async Task<string?> ReadProcAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync($"/proc/{id}/cmdline", cancellationToken)).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadToEndAsync(cancellationToken);
    }
}
