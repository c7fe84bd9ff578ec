using System.Collections.Frozen;

namespace IvrFunctions.Core.Analysis;

/// <summary>Where the bands of <see cref="Calls.HourBands"/> begin and end, for texts that give times instead of names.</summary>
internal static class HourBandBounds
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

    public static IReadOnlyList<string> Names { get; } = Bands.Keys;

    /// <summary>Whether this time of day is where the band begins or ends: <c>10:00</c>, <c>13:59</c> or <c>14:00</c> for 10 to 13.</summary>
    public static bool Has(string band, int hour, int minute) =>
        Bands.TryGetValue(band, out var bounds)
        && (minute, hour) switch
        {
            (0, _) => hour == bounds.First || hour == (bounds.Last + 1) % 24,
            (59, _) => hour == bounds.Last,
            _ => false,
        };
}
