using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Reads the start of calls from one column, or from date and time in two, or from a time of day alone.</summary>
internal sealed class StartTimes(ColumnMapping mapping)
{
    private const int DateLength = 10;
    private static readonly DateOnly NoDate = DateOnly.FromDateTime(DateTime.UnixEpoch);

    private readonly TimeZoneInfo? zone = mapping.TimeZone is { } name ? TimeZones.Find(name) : null;

    /// <summary>Whether it was the date that could not be read the last time.</summary>
    public bool DateFailed { get; private set; }

    public bool TryRead(string? written, string? timeOfDay, out StartTime start)
    {
        start = default;
        DateFailed = false;
        var (date, hasDate, time, hasTime, offset) = (NoDate, false, default(TimeOnly), false, default(TimeSpan?));
        if (mapping.Timestamp is { } format)
        {
            if (written is null || !TimestampFormats.TryParse(format, written, out date, out time, out offset))
            {
                DateFailed = true;
                return false;
            }

            hasDate = true;

            // A date alone among dates with times says nothing about the hour.
            hasTime = format.Kind == TimestampKind.DateAndTime && (time != default || written.Length > DateLength);
        }

        if (mapping.TimeOfDay is { } timeFormat)
        {
            hasTime = timeOfDay is not null && TimestampFormats.TryParse(timeFormat, timeOfDay, out _, out time, out _);
            if (!hasTime && (!hasDate || timeOfDay is not null))
            {
                return false;
            }
        }

        var local = date.ToDateTime(time);
        var own = offset ?? (hasDate && zone is not null ? TimeZones.OffsetAt(zone, local) : TimeSpan.Zero);
        start = new StartTime(new DateTimeOffset(local, own), hasDate, hasTime);
        return true;
    }
}
