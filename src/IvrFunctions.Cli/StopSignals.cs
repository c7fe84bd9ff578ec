using System.Runtime.InteropServices;

namespace IvrFunctions.Cli;

/// <summary>Ctrl-C, SIGTERM and a closed terminal ask to stop; asked again, everything is killed.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource hurry = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignals() =>
        registrations =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT }
                .Select(signal => PosixSignalRegistration.Create(signal, OnSignal)),
        ];

    public CancellationToken Stop => stop.Token;

    public CancellationToken Hurry => hurry.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Dispose();
        hurry.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        (stop.IsCancellationRequested ? hurry : stop).Cancel();
    }
}
