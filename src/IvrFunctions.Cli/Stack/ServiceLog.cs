using System.Text;

namespace IvrFunctions.Cli.Stack;

/// <summary>What a service prints, in a file; the log of the run before stays beside it.</summary>
internal sealed class ServiceLog : IDisposable
{
    private const int TailLines = 15;

    private readonly Lock gate = new();
    private readonly Queue<string> tail = new();
    private readonly StreamWriter file;

    public ServiceLog(string path)
        : this(path, Create(path))
    {
    }

    internal ServiceLog(string path, Stream stream)
    {
        FullPath = path;
        file = new StreamWriter(stream, Encoding.UTF8) { AutoFlush = true };
    }

    public string FullPath { get; }

    /// <summary>The last lines, to be shown when a service ends by itself.</summary>
    public string Tail
    {
        get
        {
            lock (gate)
                return string.Join(Environment.NewLine, tail);
        }
    }

    public void Write(string? line)
    {
        if (line is null)
            return;
        lock (gate)
        {
            tail.Enqueue(line);
            if (tail.Count > TailLines)
                tail.Dequeue();
            try
            {
                file.WriteLine(line);
            }
            catch (IOException)
            {
                // The disk is full: the line is lost, and the services must not be with it.
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            try
            {
                file.Dispose();
            }
            catch (IOException)
            {
                // As above.
            }
        }
    }

    /// <summary>Without a buffer, which would keep what could not be written and fail again with it.</summary>
    private static FileStream Create(string path)
    {
        if (File.Exists(path))
            File.Move(path, path + ".old", overwrite: true);
        return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }
}
