using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.DuckDb;

public sealed class DiskErrorsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_full_disk_is_a_service_that_is_away()
    {
        var full = new IOException("No space left on device : '/tmp/part.parquet'\nand a second line");

        var translated = DiskErrors.Translate(full);

        Assert.True(DiskErrors.IsDisk(full));
        Assert.Equal("disk", translated.Service);
        Assert.Same(full, translated.InnerException);
        Assert.Equal(
            $"The temporary folder {Path.GetTempPath()} cannot be written or read: is its disk full? (No space left on device : '/tmp/part.parquet')",
            translated.Message);
    }

    [Fact]
    public void Other_failures_are_none_of_the_disk() => Assert.False(DiskErrors.IsDisk(new InvalidOperationException("full")));

    [Fact]
    public async Task What_DuckDB_cannot_write_is_a_service_that_is_away()
    {
        using var database = new DuckDbDatabase(Options.Create(new DuckDbOptions()));
        var nowhere = Path.Combine(database.Folder, "missing", "part.parquet");

        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(
            () => database.ExecuteAsync($"copy (select 1) to '{nowhere}' (format parquet)", Token));

        Assert.Equal("disk", error.Service);
    }

    [Fact]
    public async Task A_query_that_is_wrong_is_not()
    {
        using var database = new DuckDbDatabase(Options.Create(new DuckDbOptions()));

        await Assert.ThrowsAsync<DuckDB.NET.Data.DuckDBException>(() => database.ExecuteAsync("select nothing from nowhere", Token));
    }
}
