using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Patterns;

public sealed class SegmentationTests
{
    [Fact]
    public void Gives_the_best_of_all_divisions()
    {
        var random = new Random(1);
        for (var run = 0; run < 200; run++)
        {
            var expected = Enumerable.Range(0, 9).Select(_ => 1 + (20 * random.NextDouble())).ToArray();
            var failed = expected.Select(usual => (double)random.Next((int)(3 * usual))).ToArray();
            var penalty = 0.5 + (4 * random.NextDouble());

            var best = Enumerable.Range(0, 1 << 8)
                .Select(bits => Enumerable.Range(1, 8).Where(begin => (bits >> (begin - 1) & 1) == 1).ToList())
                .Min(begins => Total(failed, expected, begins, penalty));

            Assert.Equal(best, Total(failed, expected, Segmentation.Divide(failed, expected, penalty), penalty), 9);
        }
    }

    private static double Total(double[] failed, double[] expected, List<int> begins, double penalty)
    {
        var bounds = begins.Prepend(0).Append(failed.Length).ToList();
        return (penalty * begins.Count)
            + bounds.Zip(bounds.Skip(1), (from, to) => Segmentation.Cost(failed[from..to].Sum(), expected[from..to].Sum())).Sum();
    }
}
