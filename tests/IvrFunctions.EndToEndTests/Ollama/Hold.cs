namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>A point at which the scripted server waits until its client closes the connection.</summary>
internal sealed class Hold
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource clientLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => reached.Task;

    public Task ClientLeft => clientLeft.Task;

    public async Task UntilClientLeavesAsync(CancellationToken leaving)
    {
        reached.TrySetResult();
        using var registration = leaving.Register(() => clientLeft.TrySetResult());
        await clientLeft.Task;
        leaving.ThrowIfCancellationRequested();
    }
}
