using System.Globalization;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>The zones in which times without an offset can be read.</summary>
internal static class TimeZones
{
    public const string Default = "UTC";
    public const string Expected = "a zone such as Europe/Madrid or America/Bogota, or an offset such as +01:00";

    /// <summary>A zone by its IANA or Windows name or as an offset; <see langword="null"/> where it is neither.</summary>
    public static TimeZoneInfo? Find(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        var isBehind = name.StartsWith('-');
        return (isBehind || name.StartsWith('+')) && TimeSpan.TryParseExact(name.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            && offset <= TimeSpan.FromHours(14)
            ? TimeZoneInfo.CreateCustomTimeZone(name, isBehind ? -offset : offset, name, name)
            : null;
    }

    /// <summary>
    /// The offset of a time on the wall clock. Of an hour that the clocks show twice the first is meant; in one that they skip,
    /// the offset is that from before.
    /// </summary>
    public static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime local) =>
        zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
}
