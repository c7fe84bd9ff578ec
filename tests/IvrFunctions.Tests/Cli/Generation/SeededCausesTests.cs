using IvrFunctions.Cli;
using IvrFunctions.Cli.Generation;

namespace IvrFunctions.Tests.Cli.Generation;

public sealed class SeededCausesTests
{
    [Fact]
    public void A_seed_gives_its_causes_again_and_another_seed_others()
    {
        Assert.Equal(Describe(SeededCauses.Draw(20_000, 7, 3)), Describe(SeededCauses.Draw(20_000, 7, 3)));
        Assert.NotEqual(Describe(SeededCauses.Draw(20_000, 7, 3)), Describe(SeededCauses.Draw(20_000, 8, 3)));
    }

    [Fact]
    public void Causes_are_of_the_kinds_that_are_promised()
    {
        var drawn = Enumerable.Range(1, 60).SelectMany(seed =>
        {
            var causes = SeededCauses.Draw(50_000, seed, 3).All;
            Assert.Equal(3, causes.Select(cause => (cause.Step, cause.Reason)).Distinct().Count());
            return causes;
        }).ToList();

        Assert.All(drawn, cause => Assert.InRange(cause.Lift, 15, 50));
        Assert.All(drawn, cause => Assert.Equal(cause.Conditions.Count, cause.Conditions.Select(condition => condition.Attribute).Distinct().Count()));
        Assert.Equal([1, 2, 3], drawn.Select(cause => cause.Conditions.Count).Distinct().Order());
    }

    [Fact]
    public async Task Failures_are_as_much_more_frequent_as_was_drawn()
    {
        var planted = SeededCauses.Draw(200_000, 4, 3);
        using var csv = new MemoryStream();
        await CallGenerator.WriteAsync(csv, 200_000, 4, planted, TestContext.Current.CancellationToken);
        var causes = await IvrFunctions.Cli.Evaluation.EvaluationCalls.CountAsync(
            new MemoryStream(csv.ToArray()), planted, TestContext.Current.CancellationToken);

        Assert.All(causes, cause =>
        {
            var parts = cause.AtRisk.Rows.ToLookup(row => cause.Planted.Conditions.All(
                condition => condition.Values[0] == row.Values[cause.AtRisk.Attributes.ToList().IndexOf(condition.Attribute)]));
            var lift = Rate(parts[true]) / Rate(parts[false]);
            Assert.InRange(lift, cause.Planted.Lift / 10.0 * 0.75, cause.Planted.Lift / 10.0 * 1.25);
        });

        static double Rate(IEnumerable<Core.Patterns.CountedRow> rows) => (double)rows.Sum(row => row.Failed) / rows.Sum(row => row.Calls);
    }

    [Fact]
    public void Too_few_calls_for_so_many_causes_are_refused()
    {
        var error = Assert.Throws<CliException>(() => SeededCauses.Draw(100, 1, 3));

        Assert.Equal("In 100 calls 3 causes could not be told from chance. Ask for more calls or fewer causes.", error.Message);
    }

    [Fact]
    public async Task The_truth_is_written_for_programs()
    {
        var file = new FileInfo(Path.GetTempFileName());
        try
        {
            await TruthFile.Of(5_000, 30, PlantedPatterns.Usual).WriteAsync(file, TestContext.Current.CancellationToken);

            var truth = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken))!;
            Assert.Equal((5_000, 30, 4), ((int)truth["rows"]!, (int)truth["seed"]!, truth["causes"]!.AsArray().Count));
            Assert.Equal(
                """{"failure_step":"authentication","failure_reason":"biometric_fail","lift":2.8,"conditions":{"customer_segment":["premium"],"hour_band":["peak_morning","peak_evening"]}}""",
                truth["causes"]![0]!.ToJsonString());
        }
        finally
        {
            file.Delete();
        }
    }

    private static string[] Describe(PlantedPatterns planted) =>
        [.. planted.All.Select(cause => $"{cause.Step} {cause.Reason} {cause.Lift} {string.Join(' ', cause.Conditions.Select(condition => $"{condition.Attribute}={condition.Values[0]}"))}")];
}
