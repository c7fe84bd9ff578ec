using System.Runtime.InteropServices;

namespace IvrFunctions.Cli.Stack;

/// <summary>Asks a process to end, which the framework cannot: it only kills.</summary>
internal static partial class ProcessSignals
{
    private const int Sigterm = 15;
    private const uint CtrlBreak = 1;

    /// <summary>SIGTERM; on Windows Ctrl-Break, which reaches the process because it was started in a group of its own.</summary>
    public static void AskToEnd(int processId)
    {
        if (OperatingSystem.IsWindows())
            _ = GenerateConsoleCtrlEvent(CtrlBreak, (uint)processId);
        else
            _ = Kill(processId, Sigterm);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GenerateConsoleCtrlEvent(uint kind, uint processGroup);
}
