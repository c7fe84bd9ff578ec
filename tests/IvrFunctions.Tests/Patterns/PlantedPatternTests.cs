using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Patterns;

/// <summary>What the miner makes of calls with known causes, and of calls with none.</summary>
public sealed class PlantedPatternTests
{
    private const int Cases = 200;

    [Fact]
    public void Names_the_causes_of_generated_calls_and_nothing_else()
    {
        var (right, wrong, missed, firstIsRight) = (0, 0, 0, 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            var calls = new PlantedCalls(seed, mostCauses: 3);
            var causes = calls.Causes.ToHashSet();
            var found = Mine(calls);

            var matches = found.Count(causes.Contains);
            right += matches;
            wrong += found.Count - matches;
            missed += causes.Count - matches;
            firstIsRight += found.Count > 0 && causes.Contains(found[0]) ? 1 : 0;
        }

        var f1 = 2.0 * right / ((2 * right) + wrong + missed);
        TestContext.Current.TestOutputHelper?.WriteLine($"F1 {f1:0.000}: {right} right, {wrong} wrong, {missed} missed; the first right in {firstIsRight} of {Cases}.");
        Assert.True(f1 >= 0.95, $"F1 {f1:0.000}: {right} right, {wrong} wrong, {missed} missed.");
        Assert.True(firstIsRight >= 0.98 * Cases, $"The first pattern is a cause in {firstIsRight} of {Cases}.");
    }

    [Fact]
    public void Finds_nothing_in_nineteen_of_twenty_files_where_nothing_is()
    {
        var found = Enumerable.Range(10_000, Cases).Count(seed => Mine(new PlantedCalls(seed, mostCauses: 0)).Count > 0);

        TestContext.Current.TestOutputHelper?.WriteLine($"A false pattern in {found} of {Cases}.");
        Assert.True(found <= 0.05 * Cases, $"A false pattern in {found} of {Cases}.");
    }

    private static List<string> Mine(PlantedCalls calls) =>
        [.. PatternMiner.Mine(calls.Rows, new PatternOptions()).Patterns.Select(pattern => PlantedCalls.Describe(pattern.Conditions))];
}
