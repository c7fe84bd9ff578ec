using System.Globalization;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Reads ISO 8601 dates with times: <c>T</c> or a space between them, seconds and their fraction optional, <c>Z</c>, an offset,
/// <c>UTC</c> or nothing after them; without an offset the time is taken as it stands on the clock.
/// </summary>
internal sealed class IsoTimestamps
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowTrailingWhite;

    private const string DateOnly = "yyyy-MM-dd";

    private readonly string[] formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss zzz",
        DateOnly,
    ];

    /// <summary>A file keeps to one format: the one that matched last is tried first.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="time">The time; midnight where only the date is given.</param>
    /// <param name="hasTimeOfDay">Whether more than the date is given.</param>
    public bool TryParse(string text, out DateTimeOffset time, out bool hasTimeOfDay)
    {
        var iso = text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(0, text.Length - 4) : text.AsSpan();
        for (var i = 0; i < formats.Length; i++)
        {
            if (DateTimeOffset.TryParseExact(iso, formats[i], CultureInfo.InvariantCulture, Styles, out time))
            {
                hasTimeOfDay = formats[i] != DateOnly;
                (formats[0], formats[i]) = (formats[i], formats[0]);
                return true;
            }
        }

        (time, hasTimeOfDay) = (default, false);
        return false;
    }
}
