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
    {
        FullPath = path;
        if (File.Exists(path))
            File.Move(path, path + ".old", overwrite: true);
        file = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite), Encoding.UTF8) { AutoFlush = true };
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
            file.WriteLine(line);
            tail.Enqueue(line);
            if (tail.Count > TailLines)
                tail.Dequeue();
        }
    }

    public void Dispose()
    {
        lock (gate)
            file.Dispose();
    }
}
