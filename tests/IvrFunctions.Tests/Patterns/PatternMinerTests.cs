using System.Globalization;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Patterns;

public sealed class PatternMinerTests
{
    private static readonly PatternOptions Defaults = new();

    [Fact]
    public void Gives_the_figures_of_a_pattern()
    {
        var report = Mine(["segment"], (["premium"], 1_000, 300), (["standard"], 8_000, 800), (["new"], 1_000, 100));

        Assert.Equal(new PatternPopulation(10_000, 1_200, 0.12), report.Population);
        var pattern = Assert.Single(report.Patterns);
        Assert.Equal(new Dictionary<string, string> { ["segment"] = "premium" }, pattern.Conditions);
        Assert.Equal((1_000, 300, 0.3, 0.1), (pattern.Calls, pattern.Failed, pattern.Rate, pattern.RateElsewhere));
        Assert.Equal(3, pattern.Lift!.Value, 12);
        // Katz: 3 times or by exp(1.96 sqrt(1/300 - 1/1000 + 1/900 - 1/9000)); Wilson: by its formula.
        Assert.Equal(2.6790, pattern.LiftInterval!.Value.Low, 4);
        Assert.Equal(3.3594, pattern.LiftInterval!.Value.High, 4);
        Assert.Equal(0.2724, pattern.RateInterval.Low, 4);
        Assert.Equal(0.3291, pattern.RateInterval.High, 4);
        Assert.Equal(200, pattern.ExcessFailures, 9);
        Assert.InRange(pattern.PValue, double.Epsilon, 1e-50);
        Assert.InRange(pattern.QValue, pattern.PValue, 1e-48);
    }

    [Fact]
    public void Names_two_causes_and_neither_their_parts_nor_their_refinements()
    {
        var rows = from segment in new[] { "premium", "standard", "new" }
                   from hour in new[] { "morning", "peak", "night" }
                   from region in new[] { "norte", "sur", "este" }
                   let failed = segment == "premium" && hour == "peak" ? 400 : region == "sur" ? 200 : 50
                   select (new[] { segment, hour, region }, 1_000L, (long)failed);

        var patterns = Mine(["segment", "hour", "region"], [.. rows]).Patterns;

        Assert.Equal(
            ["hour=peak&segment=premium", "region=sur"],
            patterns.Select(pattern => PlantedCalls.Describe(pattern.Conditions)));
    }

    [Fact]
    public void A_refinement_that_adds_to_a_pattern_is_one_too()
    {
        var rows = from segment in new[] { "premium", "standard", "new" }
                   from hour in new[] { "morning", "peak", "night" }
                   let failed = segment == "premium" ? (hour == "peak" ? 600 : 200) : 50
                   select (new[] { segment, hour }, 1_000L, (long)failed);

        var patterns = Mine(["segment", "hour"], [.. rows]).Patterns;

        Assert.Equal(
            ["hour=peak&segment=premium", "segment=premium"],
            patterns.Select(pattern => PlantedCalls.Describe(pattern.Conditions)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Finds_a_cause_of_four_attributes()
    {
        var values = new[] { "a", "b", "c" };
        var rows = from one in values
                   from two in values
                   from three in values
                   from four in values
                   from five in values
                   let failed = (one, two, three, four) == ("a", "b", "c", "a") ? 30 : 5
                   select (new[] { one, two, three, four, five }, 100L, (long)failed);

        var pattern = Assert.Single(Mine(["one", "two", "three", "four", "five"], [.. rows]).Patterns);

        Assert.Equal("four=a&one=a&three=c&two=b", PlantedCalls.Describe(pattern.Conditions));
    }

    [Fact]
    public void The_order_of_rows_and_their_division_change_nothing()
    {
        var source = new PlantedCalls(7, mostCauses: 2).Rows;
        var random = new Random(1);
        var divided = source.Rows
            .SelectMany(row => new[] { row with { Calls = row.Calls - row.Failed, Failed = 0 }, row with { Calls = row.Failed } })
            .OrderBy(_ => random.Next())
            .ToList();

        var expected = PatternMiner.Mine(source, Defaults);
        var patterns = PatternMiner.Mine(source with { Rows = divided }, Defaults);

        Assert.NotEmpty(expected.Patterns);
        Assert.Equal(
            expected.Patterns.Select(pattern => (PlantedCalls.Describe(pattern.Conditions), pattern.Calls, pattern.Failed)),
            patterns.Patterns.Select(pattern => (PlantedCalls.Describe(pattern.Conditions), pattern.Calls, pattern.Failed)));
    }

    [Fact]
    public void Counts_stay_exact_at_billions_of_calls()
    {
        var report = Mine(["segment"], (["premium"], 3_000_000_001, 1_500_000_001), (["standard"], 7_000_000_003, 700_000_000));

        Assert.Equal(new PatternPopulation(10_000_000_004, 2_200_000_001, 2_200_000_001 / 10_000_000_004.0), report.Population);
        var pattern = Assert.Single(report.Patterns);
        Assert.Equal((3_000_000_001, 1_500_000_001), (pattern.Calls, pattern.Failed));
    }

    [Fact]
    public void A_lift_without_failures_elsewhere_has_no_number()
    {
        var pattern = Assert.Single(Mine(["segment"], (["premium"], 100, 50), (["standard"], 1_000, 0)).Patterns);

        Assert.Equal((null, null, 0, 50), (pattern.Lift, pattern.LiftInterval, pattern.RateElsewhere, pattern.ExcessFailures));
    }

    [Fact]
    public void What_fails_less_than_all_other_calls_is_a_pattern_beside_one_that_holds_nearly_all_failures_but_not_told()
    {
        var rows = Counted(
            ["type", "segment"],
            (["balance", "standard"], 8_000, 4_000),
            (["balance", "premium"], 200, 100),
            (["payment", "standard"], 8_000, 80),
            (["payment", "premium"], 2_000, 200));

        Assert.Equal(["type=balance", "segment=premium"], Describe(PatternMiner.Mine(rows, Defaults).Patterns));
        Assert.Equal(["type=balance"], Describe(PatternMiner.FindConcentrations(CodedRows.Of(rows), Defaults)));

        static IEnumerable<string> Describe(IEnumerable<Pattern> patterns) => patterns.Select(pattern => PlantedCalls.Describe(pattern.Conditions));
    }

    [Fact]
    public async Task Ends_where_patterns_make_one_another_superfluous_in_turn()
    {
        var mining = Task.Run(
            () => Mine(
                ["a", "b", "c"],
                (["a0", "b0", "c0"], 6_703, 841),
                (["a0", "b1", "c0"], 8_910, 2_945),
                (["a0", "b1", "c1"], 2_153, 279),
                (["a0", "b2", "c0"], 5_930, 83),
                (["a0", "b3", "c0"], 2_109, 359),
                (["a1", "b0", "c0"], 6_111, 1_524),
                (["a1", "b0", "c1"], 6_306, 434),
                (["a1", "b1", "c0"], 7_657, 1_664),
                (["a1", "b1", "c1"], 4_460, 1_469),
                (["a1", "b2", "c1"], 2_100, 1_995),
                (["a1", "b3", "c0"], 2_502, 520),
                (["a1", "b3", "c1"], 4_543, 824)),
            TestContext.Current.CancellationToken);

        var report = await mining.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal("a=a1&b=b2", PlantedCalls.Describe(report.Patterns[0].Conditions));
    }

    [Fact]
    public void Names_a_city_without_its_region()
    {
        var rows = from city in Enumerable.Range(0, 12)
                   from channel in new[] { "web", "phone", "app" }
                   let failed = city == 4 && channel == "app" ? 300 : 50
                   select (new[] { $"region {city / 4}", $"city {city}", channel }, 1_000L, (long)failed);

        var pattern = Assert.Single(Mine(["region", "city", "channel"], [.. rows]).Patterns);

        Assert.Equal("channel=app&city=city 4", PlantedCalls.Describe(pattern.Conditions));
    }

    [Fact]
    public void Tells_no_weak_differences_beside_a_strong_cause_where_rows_differ_anyway()
    {
        var random = new Random(3);
        var rows = from host in Enumerable.Range(0, 40)
                   from type in Enumerable.Range(0, 20)
                   let usual = 0.01 * Math.Exp(0.8 * (random.NextDouble() - 0.5)) * (type == 1 ? 1.5 : 1)
                   select (new[] { $"h{host}", $"t{type}" }, 10_000L, (long)(10_000 * (host == 7 ? 0.9 : usual)));

        var pattern = Assert.Single(Mine(["host", "type"], [.. rows]).Patterns);

        Assert.Equal("host=h7", PlantedCalls.Describe(pattern.Conditions));
    }

    [Fact]
    public void Rows_without_calls_change_nothing()
    {
        var source = new PlantedCalls(7, mostCauses: 2).Rows;
        var more = source with { Rows = [.. source.Rows, .. source.Rows.Select(row => row with { Values = [.. row.Values.Reverse()], Calls = 0, Failed = 0 })] };

        Assert.Equal(
            PatternMiner.Mine(source, Defaults).Patterns.Select(pattern => (PlantedCalls.Describe(pattern.Conditions), pattern.PValue)),
            PatternMiner.Mine(more, Defaults).Patterns.Select(pattern => (PlantedCalls.Describe(pattern.Conditions), pattern.PValue)));
    }

    [Fact]
    public void A_column_of_ids_hides_nothing()
    {
        var rows = from id in Enumerable.Range(0, 2_000)
                   let premium = id % 10 == 0
                   select (new[] { $"{id}", premium ? "premium" : "standard" }, 50L, (long)((premium ? 15 : 5) + (id % 3)));

        var pattern = Assert.Single(Mine(["id", "segment"], [.. rows]).Patterns);

        Assert.Equal("segment=premium", PlantedCalls.Describe(pattern.Conditions));
    }

    [Fact]
    public void A_missing_value_is_no_condition()
    {
        Assert.Empty(Mine(["segment"], ([""], 1_000, 900), (["standard"], 5_000, 500), (["premium"], 5_000, 500)).Patterns);
    }

    [Fact]
    public void Reads_text_of_any_script()
    {
        var pattern = Assert.Single(Mine(["المنطقة"], (["الشمال"], 1_000, 300), (["الجنوب"], 9_000, 900)).Patterns);

        Assert.Equal("المنطقة=الشمال", PlantedCalls.Describe(pattern.Conditions));
    }

    [Fact]
    public void An_attribute_of_a_hundred_thousand_values_hides_nothing()
    {
        var rows = Enumerable.Range(0, 100_000)
            .Select(i => (new[] { i.ToString(CultureInfo.InvariantCulture), i % 10 == 0 ? "premium" : "standard" }, 2L, i % 10 == 0 || i % 7 == 0 ? 1L : 0L));

        var pattern = Assert.Single(Mine(["caller", "segment"], [.. rows]).Patterns);

        Assert.Equal("segment=premium", PlantedCalls.Describe(pattern.Conditions));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(10_000, 0)]
    [InlineData(10_000, 10_000)]
    public void There_are_no_patterns_where_all_calls_end_alike(long calls, long failed)
    {
        var report = Mine(["segment"], (["premium"], calls, failed));

        Assert.Equal(new PatternPopulation(calls, failed, calls == 0 ? null : failed / (double)calls), report.Population);
        Assert.Empty(report.Patterns);
    }

    [Fact]
    public void Without_rows_or_attributes_there_are_no_patterns()
    {
        Assert.Empty(Mine(["segment"]).Patterns);
        Assert.Empty(Mine([], ([], 100, 50)).Patterns);
    }

    [Theory]
    [InlineData(5, 6, "premium")]
    [InlineData(5, -1, "premium")]
    [InlineData(5, 1, "premium", "norte")]
    public void Refuses_counts_and_values_that_cannot_be(long calls, long failed, params string[] values)
    {
        Assert.Throws<ArgumentException>(() => Mine(["segment"], (values, calls, failed)));
    }

    [Fact]
    public void Refuses_an_attribute_that_is_there_twice()
    {
        Assert.Throws<ArgumentException>(() => Mine(["segment", "segment"], (["premium", "premium"], 5, 1)));
    }

    private static PatternReport Mine(string[] attributes, params (string[] Values, long Calls, long Failed)[] rows) =>
        PatternMiner.Mine(Counted(attributes, rows), Defaults);

    private static CountedRows Counted(string[] attributes, params (string[] Values, long Calls, long Failed)[] rows) =>
        new(attributes, [.. rows.Select(row => new CountedRow(row.Values, row.Calls, row.Failed))]);
}
