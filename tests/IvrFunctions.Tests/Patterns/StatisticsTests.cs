using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Patterns;

public sealed class StatisticsTests
{
    // Values of tables of the normal distribution.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.15865525393145705)]
    [InlineData(-1, 0.84134474606854295)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(2.9999, 0.00135034104)]
    [InlineData(3, 0.0013498980316301)]
    [InlineData(5, 2.866515718791939e-7)]
    [InlineData(10, 7.619853024160527e-24)]
    [InlineData(37, 5.725571222524e-300)]
    [InlineData(50, 0)]
    public void The_upper_tail_is_that_of_the_tables(double z, double expected)
    {
        Assert.Equal(expected, Statistics.UpperTail(z), Math.Max(expected * 1e-6, 1e-305));
    }

    [Fact]
    public void What_is_as_expected_has_no_likelihood_ratio()
    {
        Assert.Equal(0, Statistics.LogLikelihoodRatio(100, 10, 10));
        Assert.Equal(0, Statistics.LogLikelihoodRatio(100, 0, 0));
        Assert.Equal(0, Statistics.LogLikelihoodRatio(100, 100, 100));
        Assert.Equal((10 * Math.Log(2)) + (90 * Math.Log(90 / 95.0)), Statistics.LogLikelihoodRatio(100, 10, 5), 12);
    }
}
