using IvrFunctions.Adapters.DuckDb;
using Microsoft.Extensions.Time.Testing;

namespace IvrFunctions.Tests.DuckDb;

public sealed class TemporaryFolderTests
{
    [Fact]
    public void Removes_the_folder_of_a_process_that_was_killed_and_no_other()
    {
        using var living = new TemporaryFolder();
        var killed = Directory.CreateTempSubdirectory("ivr-archive-").FullName;
        File.WriteAllText(Path.Combine(killed, "owner.lock"), "");
        File.WriteAllText(Path.Combine(killed, "part.parquet"), "rows");
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());

        TemporaryFolder.RemoveLeftOvers(time);
        var whenNew = Directory.Exists(killed);
        time.Advance(TimeSpan.FromMinutes(2));
        TemporaryFolder.RemoveLeftOvers(time);

        Assert.Equal((true, false, true), (whenNew, Directory.Exists(killed), Directory.Exists(living.FullName)));
    }

    [Fact]
    public void Is_gone_when_its_process_ends()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.FullName, "part.parquet"), "rows");

        folder.Dispose();

        Assert.False(Directory.Exists(folder.FullName));
    }
}
