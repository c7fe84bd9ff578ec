using System.Globalization;
using System.Text;
using IvrFunctions.Core;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Ingestion;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.DuckDb;

public sealed class SourceCountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_are_counted_by_the_source_they_came_with()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("march.csv", Calls("m", new DateTime(2025, 3, 1), 300, i => i % 10 == 0));
        await harness.IngestAsync("april.csv", Calls("a", new DateTime(2025, 4, 1), 200, i => i % 2 == 0));
        await harness.IngestAsync("copy.csv", Calls("m", new DateTime(2025, 3, 1), 300, i => i % 10 == 0) + "x,2025-03-01 08:00:00,sur,failed\n");
        var snapshot = await harness.Archive.OpenAsync(Token);

        var all = await snapshot.CountSourcesAsync(CallFilter.All, CallFilter.All, Token);
        var april = await snapshot.CountSourcesAsync(CallFilter.All with { From = new DateTime(2025, 4, 1) }, CallFilter.All, Token);

        // Of calls that stand in two sources, those of the first by name count.
        Assert.Equal([("copy.csv", 301L, 31L), ("april.csv", 200L, 100L)], all.Select(Figures));
        Assert.Equal([("april.csv", 200L, 100L)], april.Select(Figures));

        static (string, long, long) Figures(SourceCount source) => (source.Source, source.Count.Calls, source.Count.Hits);
    }

    [Fact]
    public async Task A_pattern_and_a_change_name_the_source_that_brought_them()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("march.csv", Calls("m", new DateTime(2025, 3, 1), 4_000, i => i % 3 != 0 && i % 10 == 0));
        await harness.IngestAsync("april.csv", Calls("a", new DateTime(2025, 3, 29), 4_000, i => i % (i % 3 == 0 ? 2 : 10) == 0));

        var query = await new CallQueryReader(harness.Archive, Options.Create(new IvrOptions())).ReadAsync([], PatternQuery.Parameters, Token);
        var report = await PatternReader.ReadAsync(PatternQuery.Of(query), Token);

        var pattern = Assert.Single(report.Patterns);
        Assert.Equal(("region", "sur"), (pattern.Conditions.Single().Key, pattern.Conditions.Single().Value));
        Assert.Equal("april.csv", pattern.Sources![0].Source);
        var change = Assert.Single(report.ChangePoints!);
        Assert.InRange(change.Time, new DateTime(2025, 3, 28, 12, 0, 0), new DateTime(2025, 3, 29, 12, 0, 0));
        Assert.Equal("april.csv", change.Sources![0].Source);
        Assert.InRange(change.Sources[0].After.ShareOfFailed!.Value, 0.95, 1);
    }

    [Fact]
    public async Task An_empty_archive_has_no_sources()
    {
        await using var harness = new IngestionHarness();
        var snapshot = await harness.Archive.OpenAsync(Token);

        Assert.Empty(await snapshot.CountSourcesAsync(CallFilter.All, CallFilter.All, Token));
        Assert.Empty(await snapshot.CountHoursAsync(CallFilter.All, CallFilter.All, Token));
        Assert.Equal(0, (await snapshot.GroupAsync([CallFilter.All], CallFilter.All, [], Token)).Counts[0].Sum(count => count.Calls));
    }

    /// <summary>Calls of four weeks; every third is from the south.</summary>
    private static string Calls(string prefix, DateTime start, int count, Func<int, bool> fails)
    {
        var csv = new StringBuilder("call_id,timestamp,region,outcome\n");
        for (var i = 0; i < count; i++)
        {
            var time = start.AddMinutes(28.0 * 1_440 * i / count).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"{prefix}{i},{time},{(i % 3 == 0 ? "sur" : i % 3 == 1 ? "norte" : "este")},{(fails(i) ? "failed" : "completed")}\n");
        }

        return csv.ToString();
    }
}
