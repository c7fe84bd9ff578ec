using BenchmarkDotNet.Configs;

namespace IvrFunctions.Benchmarks;

/// <summary>Adds a column with how many of <paramref name="unit"/> a second are done; one operation is one of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PerSecondAttribute(string unit) : Attribute, IConfigSource
{
    public string Unit => unit;

    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddColumn(new PerSecondColumn(unit));
}
