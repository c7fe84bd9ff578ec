using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.DuckDb;

public sealed class PartQueriesTests
{
    /// <summary>600,000 rows of 400,000 calls and 300,000 stories, a third of them failed: more than a slice.</summary>
    private const string Parts =
        "(select (hash(i % 400000))::ubigint as call_key, md5((i % 300000)::varchar)::uuid as case_id, i % 3 = 0 as failed from range(600000) r(i))";

    /// <summary>The last 100,000 of these stories, and others.</summary>
    private const string Others = "(select md5(i::varchar)::uuid as case_id from range(200000, 500000) r(i))";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 0)]
    [InlineData(Others, 100_000)]
    public async Task Counts_over_all_slices_what_is_different(string? others, long known)
    {
        using var database = new DuckDbDatabase(Options.Create(new DuckDbOptions()));

        var counts = await new PartQueries(database).CountAsync(Parts, others, Token);

        Assert.Equal(new PartCounts(400_000, 300_000, known), counts);
    }

    [Theory]
    [InlineData(null, 300_000, 100_000)]
    [InlineData(Others, 200_000, 66_667)]
    public async Task Finds_over_all_slices_what_the_others_lack(string? others, int lacking, int failed)
    {
        using var database = new DuckDbDatabase(Options.Create(new DuckDbOptions()));

        var cases = await new PartQueries(database).FindCasesOnlyInAsync(Parts, others, Token);

        Assert.Equal(
            (lacking, lacking, failed), (cases.Count, cases.DistinctBy(@case => @case.Id).Count(), cases.Count(@case => @case.Kind == CaseKind.Failed)));
    }
}
