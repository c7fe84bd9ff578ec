using System.Threading.Channels;

namespace IvrFunctions.EndToEndTests.LocalHost;

/// <summary>What the functions of a test say and wait for.</summary>
internal sealed class FunctionRuns
{
    private readonly Channel<string> runs = Channel.CreateUnbounded<string>();

    /// <summary>Functions that wait for the test go on once this is completed.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(string run) => runs.Writer.TryWrite(run);

    /// <summary>Waits for so many runs.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(int count)
    {
        var taken = new List<string>();
        while (taken.Count < count)
            taken.Add(await runs.Reader.ReadAsync(TestContext.Current.CancellationToken));
        return taken;
    }

    /// <summary>The runs that nobody took.</summary>
    public IReadOnlyList<string> TakeRest()
    {
        var taken = new List<string>();
        while (runs.Reader.TryRead(out var run))
            taken.Add(run);
        return taken;
    }
}
