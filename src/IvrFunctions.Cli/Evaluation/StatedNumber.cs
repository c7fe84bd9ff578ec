namespace IvrFunctions.Cli.Evaluation;

/// <summary>A number in a text.</summary>
/// <param name="Text">As written.</param>
/// <param name="IsPercent">Whether it is a percentage.</param>
/// <param name="Readings">Its values, each with the place value of its last digit: <c>1.234</c> may be two numbers.</param>
internal sealed record StatedNumber(string Text, bool IsPercent, params IReadOnlyList<(double Value, double Place)> Readings)
{
    /// <summary>Whether it is this number, rounded to the places it shows.</summary>
    public bool Is(double actual) => Readings.Any(reading => Math.Abs(reading.Value - actual) <= (reading.Place / 2) + 1e-9);
}
