namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Finds out how the times of a column are written, and reads them. Thread-safe; allocates nothing for a cell.</summary>
internal static class TimestampFormats
{
    /// <summary>Telephone systems have no calls from before, and a year beyond the other end is a mistake.</summary>
    private const int FirstYear = 1970, LastYear = 2099;

    private static readonly DateOnly FirstZeroDay = new(1899, 12, 30);
    private static readonly DateOnly LastZeroDay = new(1900, 1, 1);

    /// <summary>The format that reads most of the cells; <see langword="null"/> where none reads any.</summary>
    /// <param name="cells">A sample of the column, or all of it; cells without a value do not count.</param>
    /// <param name="fraction">The part of the cells that hold a value which the format reads.</param>
    public static TimestampFormat? Detect(IEnumerable<string> cells, out double fraction) => TimestampDetection.Detect(cells, out fraction);

    /// <summary>Reads a cell. Without an offset the time is what the clock on the wall showed.</summary>
    /// <param name="format">The format of the column.</param>
    /// <param name="cell">The cell, trimmed or not.</param>
    /// <param name="date">The date; the default where the column holds times only.</param>
    /// <param name="time">The time of day; midnight where the cell holds the date only.</param>
    /// <param name="offset">The cell's own offset from UTC.</param>
    public static bool TryParse(
        TimestampFormat format, ReadOnlySpan<char> cell, out DateOnly date, out TimeOnly time, out TimeSpan? offset)
    {
        if (!TryRead(format.Pattern, cell, out date, out time, out offset))
        {
            return false;
        }

        if (format.Kind != TimestampKind.TimeOnly)
        {
            return date.Year is >= FirstYear and <= LastYear;
        }

        var holdsNoOtherDay = date == default || IsZeroDay(date);
        date = default;
        return holdsNoOtherDay;
    }

    /// <summary>Whether the date is one that spreadsheets and libraries give to a time without a date.</summary>
    internal static bool IsZeroDay(DateOnly date) => date >= FirstZeroDay && date <= LastZeroDay;

    /// <summary>Reads a cell whatever the kind of its column.</summary>
    internal static bool TryRead(string pattern, ReadOnlySpan<char> text, out DateOnly date, out TimeOnly time, out TimeSpan? offset)
    {
        var cell = new CellReader(text);
        (date, time, offset) = (default, default, null);
        switch (pattern)
        {
            case TimestampPatterns.Iso:
                return CalendarDates.TryReadYearFirst(ref cell, 4, out date) && TryReadRest(ref cell, out time, out offset);
            case TimestampPatterns.DayMonthYear:
                return CalendarDates.TryReadDayFirst(ref cell, out date) && TryReadRest(ref cell, out time, out offset);
            case TimestampPatterns.MonthDayYear:
                return CalendarDates.TryReadMonthFirst(ref cell, out date) && TryReadRest(ref cell, out time, out offset);
            case TimestampPatterns.ShortYearMonthDay:
                return CalendarDates.TryReadYearFirst(ref cell, 2, out date) && TryReadRest(ref cell, out time, out offset);
            case TimestampPatterns.MonthName:
                return MonthNameDates.TryRead(ref cell, out date) && TryReadRest(ref cell, out time, out offset);
            case TimestampPatterns.YearMonthDayDigits:
                return CalendarDates.TryReadDigits(ref cell, 4, out date) && TryReadRestOfDigits(ref cell, out time, out offset);
            case TimestampPatterns.ShortYearMonthDayDigits:
                return CalendarDates.TryReadDigits(ref cell, 2, out date) && !cell.NextIsDigit && TryReadRest(ref cell, out time, out offset);
            case TimestampPatterns.Time:
                return TryReadTime(ref cell, withDots: false, out time, out offset);
            case TimestampPatterns.TimeWithDots:
                return TryReadTime(ref cell, withDots: true, out time, out offset);
            case TimestampPatterns.Hour:
                return cell.TakeDigits(2, out var hour) > 0 && cell.AtEnd && ClockTimes.TryCreate(hour, 0, 0, 0, out time);
            case TimestampPatterns.DayFraction:
                return SerialTimes.TryReadDayFraction(text, out time);
            case TimestampPatterns.ExcelSerial:
                return SerialTimes.TryReadSpreadsheetDays(text, out date, out time);
            case TimestampPatterns.EpochSeconds or TimestampPatterns.EpochMilliseconds:
                offset = TimeSpan.Zero;
                return SerialTimes.TryReadEpoch(text, pattern == TimestampPatterns.EpochMilliseconds, out date, out time);
            default:
                throw new ArgumentException($"There is no format of times named {pattern}.", nameof(pattern));
        }
    }

    // What follows a date: nothing, a zone, or a time and possibly a zone.
    private static bool TryReadRest(ref CellReader cell, out TimeOnly time, out TimeSpan? offset)
    {
        (time, offset) = (default, null);
        if (cell.AtEnd)
        {
            return true;
        }

        var isIsoTime = cell.Take('T') || cell.Take('t');
        if (!isIsoTime)
        {
            cell.Skip(",");
        }

        return (!cell.NextIsDigit || ClockTimes.TryRead(ref cell, out time)) && ClockTimes.TryReadOffset(ref cell, out offset);
    }

    // As above, where the time may be written in digits only too, with or without something between.
    private static bool TryReadRestOfDigits(ref CellReader cell, out TimeOnly time, out TimeSpan? offset)
    {
        var isAttached = cell.NextIsDigit;
        if (!isAttached && !cell.Take('T') && !cell.Take('_'))
        {
            cell.Skip("-,");
        }

        var digits = cell.Rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : cell.Rest.Length;
        if (digits < 4 && !isAttached)
        {
            return TryReadRest(ref cell, out time, out offset);
        }

        offset = null;
        return ClockTimes.TryReadDigits(ref cell, out time) && ClockTimes.TryReadOffset(ref cell, out offset);
    }

    // Two numbers with a point between them are a number; only three are a time.
    private static bool TryReadTime(ref CellReader cell, bool withDots, out TimeOnly time, out TimeSpan? offset)
    {
        offset = null;
        var firstDot = cell.Rest.IndexOf('.');
        var startsWithDots = firstDot is 1 or 2 && cell.Rest[(firstDot + 1)..].Contains('.');
        time = default;
        return (withDots ? startsWithDots : firstDot is < 0 or > 2)
            && ClockTimes.TryRead(ref cell, out time)
            && ClockTimes.TryReadOffset(ref cell, out offset);
    }
}
