namespace IvrFunctions.Cli.Measurement;

/// <summary>Percentiles of a series of measurements, by nearest rank.</summary>
internal sealed class Percentiles(IEnumerable<double> values)
{
    private readonly double[] sorted = [.. values.Order()];

    public double At(int percent) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * percent / 100.0) - 1)];
}
