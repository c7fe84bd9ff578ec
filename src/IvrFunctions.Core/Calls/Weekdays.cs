namespace IvrFunctions.Core.Calls;

/// <summary>The days that <see cref="CallAttributes.Weekday"/> names.</summary>
public static class Weekdays
{
    private static readonly string[] Names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>All of them, Sunday first as in <see cref="DayOfWeek"/>.</summary>
    public static IReadOnlyList<string> All => Names;

    public static string Of(DayOfWeek day) => Names[(int)day];
}
