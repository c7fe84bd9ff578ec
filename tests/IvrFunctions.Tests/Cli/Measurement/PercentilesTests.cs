using IvrFunctions.Cli.Measurement;

namespace IvrFunctions.Tests.Cli.Measurement;

public sealed class PercentilesTests
{
    [Theory]
    [InlineData(50, 3)]
    [InlineData(95, 5)]
    [InlineData(0, 1)]
    [InlineData(100, 5)]
    public void Takes_the_value_of_the_nearest_rank(int percent, double expected)
    {
        var percentiles = new Percentiles([5, 1, 4, 2, 3]);

        Assert.Equal(expected, percentiles.At(percent));
    }

    [Fact]
    public void Has_no_value_for_nothing() => Assert.Equal(double.NaN, new Percentiles([]).At(50));
}
