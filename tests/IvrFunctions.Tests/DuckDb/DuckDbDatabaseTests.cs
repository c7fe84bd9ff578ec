using IvrFunctions.Adapters.DuckDb;
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
}
