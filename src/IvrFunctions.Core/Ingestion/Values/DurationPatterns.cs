namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>The names of the ways to write a duration.</summary>
internal static class DurationPatterns
{
    /// <summary>A number of seconds: <c>143</c>, <c>143.0</c>, <c>143,5</c>.</summary>
    public const string Seconds = "seconds";

    /// <summary><c>0:02:23</c>, <c>0.02.23</c>, <c>02:23</c>, <c>12:02:23 AM</c>, <c>1900-01-01 00:02:23</c>.</summary>
    public const string Clock = "clock";

    /// <summary><c>2m 5s</c>, <c>1 h 2 min</c>.</summary>
    public const string Units = "units";

    /// <summary>Part of a day, as spreadsheets hold it: <c>0.00165509259259</c>.</summary>
    public const string DayFraction = "day_fraction";
}
