namespace IvrFunctions.Core.Reports.Charts;

/// <summary>An axis from zero to a round number that holds every value.</summary>
internal readonly record struct Scale(double Max, double Step)
{
    public static Scale For(double highest)
    {
        if (highest <= 0) return new Scale(1, 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(highest / 4)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(factor => factor * power).First(step => step * 4 >= highest * 0.999);
        return new Scale(Math.Ceiling(Math.Round(highest / step, 6)) * step, step);
    }

    public IEnumerable<double> Ticks
    {
        get
        {
            for (var i = 0; i * Step <= Max * 1.0001; i++) yield return i * Step;
        }
    }
}
