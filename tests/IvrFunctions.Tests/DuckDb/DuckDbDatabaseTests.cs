using System.Globalization;
using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.DuckDb;

public sealed class DuckDbDatabaseTests
{
    [Fact]
    public async Task A_query_that_is_interrupted_is_a_cancellation_and_the_next_one_works()
    {
        using var database = new DuckDbDatabase(Options.Create(new DuckDbOptions()));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => database.ExecuteAsync("select sum(hash(a.range + b.range)) from range(10000000) a, range(10000000) b", stop.Token));

        var answer = 0L;
        await database.QueryAsync("select 1::bigint", [], row => answer = row.GetInt64(0), TestContext.Current.CancellationToken);
        Assert.Equal(1, answer);
    }

    [Fact]
    public async Task A_query_that_cannot_go_to_disk_gets_more_memory_while_it_runs()
    {
        using var database = new DuckDbDatabase(Options.Create(new DuckDbOptions { MemoryMb = 64 }));

        Assert.Equal(12_000_000, await LongestListAsync(database, 12_000_000));
        Assert.Equal("61.0 MiB", await SettingAsync(database, "memory_limit"));
    }

    [Fact]
    public async Task No_more_threads_compute_than_the_memory_is_enough_for()
    {
        using var database = new DuckDbDatabase(Options.Create(new DuckDbOptions { MemoryMb = 64 }));

        Assert.InRange(int.Parse(await SettingAsync(database, "threads"), CultureInfo.InvariantCulture), 1, 2);
    }

    [Fact]
    public async Task A_query_that_needs_still_more_fails_and_the_next_one_works()
    {
        using var database = new DuckDbDatabase(Options.Create(new DuckDbOptions { MemoryMb = 64 }));

        var failed = await Assert.ThrowsAsync<ServiceUnavailableException>(() => LongestListAsync(database, 60_000_000));

        Assert.Contains("DuckDb__MemoryMb", failed.Message);
        Assert.Equal("61.0 MiB", await SettingAsync(database, "memory_limit"));
        Assert.Equal(3, await LongestListAsync(database, 3));
    }

    /// <summary>Takes 8 bytes a number.</summary>
    private static async Task<long> LongestListAsync(DuckDbDatabase database, int numbers)
    {
        var length = 0L;
        await database.QueryAsync(
            "select len(list(range)) from range($1)", [numbers], row => length = row.GetInt64(0), TestContext.Current.CancellationToken);
        return length;
    }

    private static async Task<string> SettingAsync(DuckDbDatabase database, string name)
    {
        var value = "";
        await database.QueryAsync(
            $"select current_setting('{name}')::varchar", [], row => value = row.GetString(0), TestContext.Current.CancellationToken);
        return value;
    }
}
