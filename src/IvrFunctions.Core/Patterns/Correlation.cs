using System.Globalization;

namespace IvrFunctions.Core.Patterns;

/// <summary>Whether the numbers of a column grow, or shrink, with another number of the calls.</summary>
internal sealed class Correlation
{
    /// <summary>Two thirds of what varies are then told by the other.</summary>
    private const double Strong = 0.8;

    /// <summary>The share of calls that must have a number.</summary>
    private const double MinNumbers = 0.9;

    private const double MinCalls = 100;

    /// <summary>Two numbers are rather a yes and a no.</summary>
    private const int MinDifferent = 3;

    private readonly HashSet<double> different = [];
    private double all, calls, sumX, sumY, sumXX, sumYY, sumXY;

    public bool IsStrong
    {
        get
        {
            if (calls < MinCalls || calls < MinNumbers * all || different.Count < MinDifferent) return false;
            var (varianceX, varianceY) = ((calls * sumXX) - (sumX * sumX), (calls * sumYY) - (sumY * sumY));
            return varianceX > 0 && varianceY > 0 && Math.Abs((calls * sumXY) - (sumX * sumY)) >= Strong * Math.Sqrt(varianceX) * Math.Sqrt(varianceY);
        }
    }

    public void Add(string value, double other, long count)
    {
        all += count;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return;
        different.Add(number);
        calls += count;
        sumX += count * number;
        sumY += count * other;
        sumXX += count * number * number;
        sumYY += count * other * other;
        sumXY += count * number * other;
    }
}
