namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// A folder of this process in the temporary folder, gone when it ends. That of a process that was killed stays, as large as the
/// archive: the next to start removes it. A lock, which the system frees however its holder dies, tells them apart.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "ivr-archive-";
    private const string LockName = "owner.lock";

    /// <summary>Between making a folder and locking it nobody must take it for one that was left.</summary>
    private static readonly TimeSpan LockedWithin = TimeSpan.FromMinutes(1);

    private readonly FileStream held;

    public TemporaryFolder()
    {
        FullName = Directory.CreateTempSubdirectory(Prefix).FullName;
        held = new FileStream(Path.Combine(FullName, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public string FullName { get; }

    /// <summary>Removes what processes left that were killed.</summary>
    public static void RemoveLeftOvers(TimeProvider time)
    {
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(Prefix + "*"))
        {
            try
            {
                var ownerLock = new FileInfo(Path.Combine(folder.FullName, LockName));
                if (ownerLock.Exists && time.GetUtcNow() - ownerLock.LastWriteTimeUtc > LockedWithin)
                {
                    ownerLock.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                    folder.Delete(recursive: true);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Its process lives, or it is another user's, or somebody else removes it.
            }
        }
    }

    public void Dispose()
    {
        held.Dispose();
        try
        {
            Directory.Delete(FullName, recursive: true);
        }
        catch (IOException)
        {
            // A query that still runs holds it.
        }
    }
}
