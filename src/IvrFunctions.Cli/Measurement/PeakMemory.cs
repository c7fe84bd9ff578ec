using System.Diagnostics;
using System.Globalization;
using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Cli.Measurement;

/// <summary>The most memory a process has had in use at once (peak resident set).</summary>
internal static class PeakMemory
{
    /// <summary>Lets the peak begin anew, where the system can: Linux.</summary>
    public static async Task ForgetOfHostAsync(DataDirectory data, CancellationToken cancellationToken)
    {
        try
        {
            var id = await ReadIdAsync(data, cancellationToken);
            await File.WriteAllTextAsync($"/proc/{id}/clear_refs", "5", cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The peak is then that since the host's start.
        }
    }

    /// <summary>Bytes, or <see langword="null"/> where the host was not started here or its system does not tell.</summary>
    public static async Task<long?> OfHostAsync(DataDirectory data, CancellationToken cancellationToken)
    {
        try
        {
            var id = await ReadIdAsync(data, cancellationToken);
            if (OperatingSystem.IsLinux())
                return ParseStatus(await File.ReadAllLinesAsync($"/proc/{id}/status", cancellationToken));
            using var process = Process.GetProcessById(id);
            return process.PeakWorkingSet64 > 0 ? process.PeakWorkingSet64 : null;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return null;
        }
    }

    private static async Task<int> ReadIdAsync(DataDirectory data, CancellationToken cancellationToken) =>
        int.Parse(await File.ReadAllTextAsync(data.ProcessOf(ApiHost.ServiceName), cancellationToken), CultureInfo.InvariantCulture);

    /// <summary>The line <c>VmHWM:   123456 kB</c> of /proc/PID/status.</summary>
    internal static long? ParseStatus(IEnumerable<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024
            : null;
}
