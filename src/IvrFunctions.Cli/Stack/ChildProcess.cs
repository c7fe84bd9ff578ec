using System.Diagnostics;
using System.Globalization;

namespace IvrFunctions.Cli.Stack;

/// <summary>A running service. Its process id is kept in a file, so that a later run finds it should this program be killed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string processFile;

    private ChildProcess(Process process, string processFile)
    {
        this.process = process;
        this.processFile = processFile;
        process.Exited += (_, _) => exited.TrySetResult(process.ExitCode);
        process.EnableRaisingEvents = true;
    }

    public int Id => process.Id;

    /// <summary>Completes with the exit code. The pipes do not matter: a grandchild may hold them open.</summary>
    public Task<int> Exited => exited.Task;

    public static ChildProcess Start(ServiceDefinition service, Executables executables, DataDirectory data, ServiceLog log)
    {
        var process = new Process { StartInfo = Describe(service, executables.Find("setsid")) };
        process.OutputDataReceived += (_, line) => log.Write(line.Data);
        process.ErrorDataReceived += (_, line) => log.Write(line.Data);
        process.Start();
        var file = data.ProcessOf(service.Name);
        try
        {
            File.WriteAllText(file, process.Id.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // The disk is full: only a run after a kill would miss it.
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process, file);
    }

    /// <summary>Asks the process to end and kills it, with all its children, when it takes too long.</summary>
    public async Task StopAsync(TimeSpan patience, CancellationToken hurry)
    {
        if (!Exited.IsCompleted)
        {
            ProcessSignals.AskToEnd(process.Id);
            try
            {
                await Exited.WaitAsync(patience, hurry);
            }
            catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await Exited;
            }
        }

        File.Delete(processFile);
    }

    public void Dispose() => process.Dispose();

    /// <summary>
    /// Ctrl-C goes to every process of the terminal's group at once. A group of its own keeps the service running until it is its
    /// turn, so that the host can finish what it has begun while storage still answers.
    /// </summary>
    private static ProcessStartInfo Describe(ServiceDefinition service, string? setsid)
    {
        var apart = OperatingSystem.IsWindows() || setsid is null;
        var start = new ProcessStartInfo(apart ? service.Program : setsid!)
        {
            WorkingDirectory = service.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsWindows())
            start.CreateNewProcessGroup = true;
        if (!apart)
            start.ArgumentList.Add(service.Program);
        foreach (var argument in service.Arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in service.Environment)
            start.Environment[name] = value;
        return start;
    }
}
