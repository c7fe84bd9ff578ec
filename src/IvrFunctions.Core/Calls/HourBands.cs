namespace IvrFunctions.Core.Calls;

/// <summary>The bands of the day that <see cref="CallAttributes.HourBand"/> names.</summary>
public static class HourBands
{
    /// <param name="hour">Local hour, 0 to 23.</param>
    public static string Of(int hour) => hour switch
    {
        < 7 => "night",
        < 10 => "morning",
        < 14 => "peak_morning",
        < 17 => "afternoon",
        < 20 => "peak_evening",
        _ => "evening",
    };
}
