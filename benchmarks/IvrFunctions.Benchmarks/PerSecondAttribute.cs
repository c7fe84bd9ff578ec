using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;

namespace IvrFunctions.Benchmarks;

/// <summary>
/// Adds a column with how many of <paramref name="unit"/> a second are done (one operation is one of them), and the median and the
/// minimum: where others use the machine too, the mean is theirs as much as ours.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PerSecondAttribute(string unit) : Attribute, IConfigSource
{
    public string Unit => unit;

    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddColumn(StatisticColumn.Min, StatisticColumn.Median, new PerSecondColumn(unit));
}
