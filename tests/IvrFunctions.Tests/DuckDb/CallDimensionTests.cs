using System.Globalization;
using System.Text;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Ingestion;

namespace IvrFunctions.Tests.DuckDb;

public sealed class CallDimensionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_without_a_field_split_calls_and_ids_and_texts_do_not()
    {
        await using var harness = new IngestionHarness();

        await harness.IngestAsync("calls.csv", Calls("MARCA FINAL,Ticket Ref,Carrier", i => $"{i % 3},T-{i:D5}x,c{i % 2}"));

        var snapshot = await harness.Archive.OpenAsync(Token);
        Assert.Equal(
            [("carrier", "Carrier", 2L, 0d), ("marca_final", "MARCA FINAL", 3L, 0d)],
            snapshot.Dimensions.Skip(CallAttributes.All.Count).Select(found => (found.Name, Assert.Single(found.Headers), found.Values, found.ShareMissing)));
        Assert.Equal(CallAttributes.All, snapshot.Dimensions.Take(CallAttributes.All.Count).Select(attribute => attribute.Name));
        var outcome = Assert.Single(snapshot.Dimensions, attribute => attribute.Name == CallAttributes.Outcome);
        Assert.Equal((0, 2L, 0d), (outcome.Headers.Count, outcome.Values, outcome.ShareMissing));
    }

    [Fact]
    public async Task Calls_are_counted_filtered_and_listed_by_such_a_column_like_by_an_attribute()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("calls.csv", Calls("MARCA FINAL", i => i % 3 == 0 ? "" : $"p{i % 3}"));

        var snapshot = await harness.Archive.OpenAsync(Token);
        var groups = await snapshot.CountAsync(
            CallFilter.All, new CallFilter(new Dictionary<string, string> { ["marca_final"] = "p1" }), [["marca_final"], [], ["marca_final", "outcome"]], Token);
        var filtered = await snapshot.CountAsync(
            new CallFilter(new Dictionary<string, string> { ["marca_final"] = "p2", ["outcome"] = "failed" }), CallFilter.All, [[]], Token);

        Assert.Equal(
            [("", 20L, 10L, 0L), ("p1", 20L, 10L, 10L), ("p2", 20L, 10L, 0L)],
            groups.Where(group => group.Values.Keys.SequenceEqual(["marca_final"])).Select(Figures).Order());
        Assert.Equal((60L, 30L, 10L), groups.Where(group => group.Values.Count == 0).Select(group => (group.Calls, group.Failed, group.Hits)).Single());
        Assert.Equal(6, groups.Count(group => group.Values.Count == 2));
        Assert.Equal(10L, Assert.Single(filtered).Calls);
        Assert.Equal(["p1", "p2"], await snapshot.GetValuesAsync("marca_final", 10, Token));
        Assert.Equal("p1", (await snapshot.FindCallAsync("c1", Token))!.Extras!["MARCA FINAL"]);

        static (string, long, long, long) Figures(CallGroup group) => (group.Values["marca_final"], group.Calls, group.Failed, group.Hits);
    }

    [Fact]
    public async Task A_header_is_never_read_as_sql()
    {
        await using var harness = new IngestionHarness();
        const string Header = "\"a'); drop table calls_1; --\",\"~/x\"\"y\",0";

        await harness.IngestAsync("calls.csv", Calls(Header, i => $"v{i % 2},w{i % 2},u{i % 2}"));

        var snapshot = await harness.Archive.OpenAsync(Token);
        Assert.Equal(["0", "a_drop_table_calls_1", "x_y"], snapshot.Dimensions.Skip(CallAttributes.All.Count).Select(found => found.Name));
        var groups = await snapshot.CountAsync(CallFilter.All, CallFilter.All, [["a_drop_table_calls_1"], ["x_y"], ["0"]], Token);
        Assert.Equal(["u0", "u1", "v0", "v1", "w0", "w1"], groups.SelectMany(group => group.Values.Values).Order());
    }

    [Fact]
    public async Task One_column_spelt_in_two_ways_is_one_dimension_and_two_columns_of_a_file_stay_two()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("january.csv", Calls("MARCA FINAL,Nivel A,nivel a!", i => $"{i % 2},x{i % 2},y{i % 2}", "a"));
        await harness.IngestAsync("february.csv", Calls("marca final", i => $"{i % 3}", "b"));

        var snapshot = await harness.Archive.OpenAsync(Token);

        Assert.Equal(
            [("marca_final", 3L, 0d), ("nivel_a", 2L, 0.5), ("nivel_a_2", 2L, 0.5)],
            snapshot.Dimensions.Skip(CallAttributes.All.Count).Select(found => (found.Name, found.Values, found.ShareMissing)));
        Assert.Equal(["MARCA FINAL", "marca final"], snapshot.Dimensions.Single(found => found.Name == "marca_final").Headers);
    }

    [Fact]
    public async Task A_name_that_no_dimension_has_is_refused_with_those_there_are()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("calls.csv", Calls("Carrier", i => $"c{i % 2}"));
        var snapshot = await harness.Archive.OpenAsync(Token);

        var refused = await Assert.ThrowsAsync<InvalidRequestException>(() => snapshot.GetValuesAsync("notes; drop table x", 10, Token));

        Assert.Equal(
            "There is no dimension of that name. Known are call_type, failure_step, failure_reason, customer_segment, channel, region, language, queue, "
            + "menu_path, outcome, hour_band, weekday, carrier.",
            refused.Message);
        await Assert.ThrowsAsync<InvalidRequestException>(() => snapshot.CountAsync(CallFilter.All, CallFilter.All, [["extras"]], Token));
        await Assert.ThrowsAsync<InvalidRequestException>(() => snapshot.CountAsync(
            CallFilter.All, new CallFilter(new Dictionary<string, string> { ["call_id"] = "c1" }), [[]], Token));
    }

    [Fact]
    public async Task An_empty_archive_has_the_attributes()
    {
        await using var harness = new IngestionHarness();

        var snapshot = await harness.Archive.OpenAsync(Token);

        Assert.Equal(CallAttributes.All.Select(attribute => new CallDimension(attribute, [], 0, 0)), snapshot.Dimensions);
    }

    private static string Calls(string header, Func<int, string> cells, string idPrefix = "c")
    {
        var csv = new StringBuilder($"call_id,timestamp,call_type,outcome,{header}\n");
        var start = new DateTime(2025, 3, 1, 8, 0, 0, DateTimeKind.Unspecified);
        for (var i = 0; i < 60; i++)
        {
            var time = start.AddMinutes(i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"{idPrefix}{i},{time},billing,{(i % 2 == 0 ? "failed" : "completed")},{cells(i)}\n");
        }

        return csv.ToString();
    }
}
