namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>A number that a text states.</summary>
/// <param name="Text">As written.</param>
/// <param name="Readings">What it may mean: a point and a comma are read both ways.</param>
/// <param name="Unit">What it counts.</param>
internal sealed record NumberMention(string Text, IReadOnlyList<NumberReading> Readings, NumberUnit Unit);

/// <param name="Value">The number.</param>
/// <param name="Precision">The place value of its last digit: 0.1 for <c>2,8</c>, 100 for <c>1,2 mil</c>.</param>
internal readonly record struct NumberReading(double Value, double Precision)
{
    /// <summary>
    /// Rounding may move a number by half its last digit, and by no more than a twentieth of itself: "3 times" is not 2.5 times.
    /// </summary>
    public bool Means(double actual)
    {
        var distance = Math.Abs(actual - Value);
        return distance <= (Precision / 2) + 1e-9 && distance <= (Math.Abs(actual) / 20) + 1e-9;
    }

    public bool IsWhole => Precision >= 1;
}

internal enum NumberUnit
{
    Plain,
    Percent,

    /// <summary>"2.8 times".</summary>
    Times,

    /// <summary>A time of day, as minutes since midnight.</summary>
    Clock,

    /// <summary>A day, as its ISO text.</summary>
    Date,

    /// <summary>A quantity without a figure ("hundreds"), or one that is not understood: it can match nothing.</summary>
    Vague,
}
