using System.Collections.Frozen;

namespace IvrFunctions.Core.Analysis;

/// <summary>The bands of <see cref="Calls.CallAttributes.HourBand"/>: first and last hour of each.</summary>
internal static class HourBands
{
    private static readonly FrozenDictionary<string, (int First, int Last)> Bands = new Dictionary<string, (int, int)>
    {
        ["night"] = (0, 6),
        ["morning"] = (7, 9),
        ["peak_morning"] = (10, 13),
        ["afternoon"] = (14, 16),
        ["peak_evening"] = (17, 19),
        ["evening"] = (20, 23),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } =
        ["night", "morning", "peak_morning", "afternoon", "peak_evening", "evening"];

    public static string Of(int hour) => Names.First(name => hour >= Bands[name].First && hour <= Bands[name].Last);

    /// <summary>Whether this time of day is where the band begins or ends: <c>10:00</c>, <c>13:59</c> or <c>14:00</c> for 10 to 13.</summary>
    public static bool IsBound(string band, int hour, int minute) =>
        Bands.TryGetValue(band, out var bounds)
        && (minute, hour) switch
        {
            (0, _) => hour == bounds.First || hour == (bounds.Last + 1) % 24,
            (59, _) => hour == bounds.Last,
            _ => false,
        };
}
