namespace IvrFunctions.Cli.Stack;

/// <summary>One stack a data directory. The operating system frees the lock when its holder dies, however it dies.</summary>
internal sealed class StackLock : IDisposable
{
    private readonly FileStream file;

    private StackLock(FileStream file) => this.file = file;

    /// <exception cref="CliException">Another <c>ivr up</c> holds it.</exception>
    public static StackLock Acquire(DataDirectory data)
    {
        try
        {
            return new StackLock(new FileStream(data.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            var where = EndpointsFile.Read(data.Endpoints) is { } running ? $"It answers at {running.Api}" : "It is still starting";
            throw new CliException($"ivr up already runs for {data.FullPath}. {where.TrimEnd('/')}.", exception);
        }
    }

    public void Dispose() => file.Dispose();
}
