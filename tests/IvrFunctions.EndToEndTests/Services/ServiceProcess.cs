using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IvrFunctions.EndToEndTests.Services;

/// <summary>
/// A server the tests own: started, watched until it answers HTTP, ended with all its children. It can be killed and started again
/// on the same ports and data.
/// </summary>
public sealed class ServiceProcess(
    string name, string fileName, IReadOnlyList<string> arguments, IReadOnlyList<Uri> probes, IReadOnlyDictionary<string, string>? environment = null)
    : IAsyncDisposable
{
    private const int SigTerm = 15;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    /// <summary>The last lines the server wrote.</summary>
    public string Output => string.Join(Environment.NewLine, output);

    /// <summary>The server itself, not a shell around it.</summary>
    public int ProcessId => process?.Id ?? throw new InvalidOperationException($"{name} is not running.");

    /// <summary>Starts the server and waits until every probe is answered.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        process = Launch();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(StartTimeout);
        try
        {
            foreach (var probe in probes)
                await WaitForAsync(probe, process, http, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await KillAsync();
            throw new InvalidOperationException($"{name} did not answer within {StartTimeout.TotalSeconds} s.\n{Output}");
        }
        catch
        {
            await KillAsync();
            throw;
        }
    }

    /// <summary>Ends the server as a crash does (kill -9).</summary>
    public async Task KillAsync()
    {
        if (process is not { } running)
            return;
        process = null;
        using (running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Asks the server to end (SIGTERM), so that it can write what it has in memory; Windows has no such request.</summary>
    public async Task StopAsync()
    {
        if (process is not { } running)
            return;
        if (!OperatingSystem.IsWindows() && SendSignal(running.Id, SigTerm) == 0)
        {
            using var timeout = new CancellationTokenSource(StopTimeout);
            try
            {
                await running.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                // It does not listen: killed below.
            }
        }

        await KillAsync();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private Process Launch()
    {
        var start = new ProcessStartInfo(fileName, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>())
            start.Environment[variable] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Capture(line.Data);
        process.ErrorDataReceived += (_, line) => Capture(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            process.Dispose();
            throw new InvalidOperationException(
                $"{name} cannot be started: no '{fileName}' on PATH. Install Node.js 20 or later, then run `npm ci`.", e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task WaitForAsync(Uri probe, Process process, HttpClient http, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(cancellationToken);
                throw new InvalidOperationException($"{name} ended with exit code {process.ExitCode} instead of serving.\n{Output}");
            }

            try
            {
                // Whatever it says, it serves; Azurite answers 4xx to a request without a signature.
                using var response = await http.GetAsync(probe, cancellationToken);
                if ((int)response.StatusCode < 500)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(ProbeInterval, cancellationToken);
        }
    }

    private void Capture(string? line)
    {
        const int KeptLines = 200;
        if (line is null)
            return;
        output.Enqueue(line);
        while (output.Count > KeptLines)
            output.TryDequeue(out _);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
