using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Patterns;

/// <summary>What the miner makes of calls with known causes, and of calls with none.</summary>
public sealed class PlantedPatternTests
{
    private const int Cases = 200;

    [Fact]
    public void Names_the_causes_of_generated_calls_and_nothing_else()
    {
        var score = ScorePlanted(Enumerable.Range(0, Cases).Select(seed => new PlantedCalls(seed, mostCauses: 3)));

        Assert.True(score.F1 >= 0.95, score.ToString());
        Assert.True(score.FirstRight >= 0.98 * Cases, score.ToString());
    }

    [Fact]
    public void Tells_causes_from_values_that_differ_anyway()
    {
        var score = ScorePlanted(Enumerable.Range(20_000, 60).Select(seed => new PlantedCalls(seed, mostCauses: 3, spread: 0.2)));

        Assert.True(score.F1 >= 0.8, score.ToString());
    }

    [Fact]
    public void Tells_causes_from_rows_and_values_that_differ_anyway()
    {
        const int Files = 60;
        var score = Score(Enumerable.Range(30_000, Files).Select(seed => new UnevenCalls(seed)).Select(calls => (calls.Rows, calls.Causes)));

        Assert.True(score.F1 >= 0.93, score.ToString());
        Assert.True(score.FirstRight >= 0.9 * Files, score.ToString());
    }

    [Fact]
    public void Finds_nothing_in_nineteen_of_twenty_files_where_nothing_is()
    {
        var found = Enumerable.Range(10_000, Cases).Count(seed => Mine(new PlantedCalls(seed, mostCauses: 0).Rows).Count > 0);

        TestContext.Current.TestOutputHelper?.WriteLine($"A false pattern in {found} of {Cases}.");
        Assert.True(found <= 0.05 * Cases, $"A false pattern in {found} of {Cases}.");
    }

    private static MiningScore ScorePlanted(IEnumerable<PlantedCalls> cases) => Score(cases.Select(calls => (calls.Rows, calls.Causes)));

    private static MiningScore Score(IEnumerable<(CountedRows Rows, IReadOnlyList<string> Causes)> cases)
    {
        var score = default(MiningScore);
        foreach (var (rows, planted) in cases)
        {
            var causes = planted.ToHashSet();
            var found = Mine(rows);
            var right = found.Count(causes.Contains);
            var isFirstRight = found.Count > 0 && causes.Contains(found[0]);
            score += new MiningScore(right, found.Count - right, causes.Count - right, isFirstRight ? 1 : 0);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(score.ToString());
        return score;
    }

    private static List<string> Mine(CountedRows rows) =>
        [.. PatternMiner.Mine(rows, new PatternOptions()).Patterns.Select(pattern => PlantedCalls.Describe(pattern.Conditions))];

    private readonly record struct MiningScore(int Right, int Wrong, int Missed, int FirstRight)
    {
        public double F1 => 2.0 * Right / ((2 * Right) + Wrong + Missed);

        public static MiningScore operator +(MiningScore left, MiningScore right) => new(
            left.Right + right.Right, left.Wrong + right.Wrong, left.Missed + right.Missed, left.FirstRight + right.FirstRight);
    }
}
