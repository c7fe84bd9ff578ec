namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>
/// Reads durations that look like times: <c>0:02:23</c>, <c>0.02.23</c>, <c>02:23</c>, <c>00:02'23</c>, and what spreadsheets and
/// libraries make of them: <c>12:02:23 AM</c>, <c>1900-01-01 00:02:23</c>, <c>0 days 00:02:23</c>.
/// </summary>
internal static class ClockDurations
{
    private const int SecondsPerDay = 86_400;

    private static readonly DateOnly DayZero = new(1900, 1, 1);

    public static bool TryRead(ReadOnlySpan<char> text, out double seconds)
    {
        var cell = new CellReader(text);
        var sign = cell.Take('-') ? -1 : 1;
        seconds = 0;
        if (!TryReadDays(ref cell, out var days, out var hasDays) || !TryReadParts(ref cell, hasDays, out var ofDay))
        {
            return false;
        }

        seconds = sign * ((days * SecondsPerDay) + ofDay);
        return true;
    }

    // The days before the time: counted, or as a date on or after the zero day of spreadsheets.
    private static bool TryReadDays(ref CellReader cell, out int days, out bool hasDays)
    {
        (days, hasDays) = (0, false);
        var counted = cell;
        if (counted.TakeDigits(6, out var count) > 0)
        {
            counted.Skip();
            if (counted.TakeWord("day") || counted.TakeWord("dia") || counted.TakeWord("día"))
            {
                _ = counted.TakeWord("s");
                counted.Skip(",");
                cell = counted;
                (days, hasDays) = (count, true);
                return true;
            }
        }

        var dated = cell;
        if (!CalendarDates.TryReadYearFirst(ref dated, 4, out var date))
        {
            dated = cell;
            if (!CalendarDates.TryReadDayFirst(ref dated, out date))
            {
                dated = cell;
                if (!CalendarDates.TryReadMonthFirst(ref dated, out date))
                {
                    return true;
                }
            }
        }

        _ = dated.Take('T');
        dated.Skip();
        cell = dated;
        (days, hasDays) = (Math.Max(0, date.DayNumber - DayZero.DayNumber), true);

        // In a real year this is a time, not a duration.
        return date.Year is 1899 or 1900 && !dated.AtEnd;
    }

    private static bool TryReadParts(ref CellReader cell, bool hasDays, out double seconds)
    {
        seconds = 0;
        var hours = cell.TakeDigits(6, out var first);
        var separator = cell.Next;
        if (hours == 0
            || separator is not (':' or '.' or '\'')
            || !cell.Take(separator)
            || cell.TakeDigits(2, out var second) != 2
            || second > 59)
        {
            return false;
        }

        var (third, fraction) = (0, 0d);
        var hasThird = cell.Take(separator) || cell.Take('\'');
        if (hasThird && (cell.TakeDigits(2, out third) != 2 || third > 59))
        {
            return false;
        }

        if (cell.Next is '.' or ',' && !TryTakeFraction(ref cell, out fraction))
        {
            return false;
        }

        var isTime = hasThird || hasDays;
        if (!isTime)
        {
            // A point between two numbers makes a decimal number.
            (first, second, third) = (0, first, second);
        }

        cell.Skip();
        if (isTime && !cell.AtEnd && !TryTakeHalfOfDay(ref cell, ref first))
        {
            return false;
        }

        seconds = (first * 3600d) + (second * 60) + third + fraction;
        return cell.AtEnd && (isTime || separator != '.');
    }

    private static bool TryTakeFraction(ref CellReader cell, out double fraction)
    {
        cell.Take(cell.Next);
        var scale = 1d;
        fraction = 0;
        while (cell.TakeDigits(1, out var digit) > 0)
        {
            scale /= 10;
            fraction += digit * scale;
        }

        return scale < 1;
    }

    // A spreadsheet that shows a duration as a time of day: 12 AM is hour 0.
    private static bool TryTakeHalfOfDay(ref CellReader cell, ref int hour)
    {
        if (hour > 12 || !ClockTimes.TryTakeHalfOfDay(ref cell, out var isAfternoon))
        {
            return false;
        }

        hour = (hour % 12) + (isAfternoon ? 12 : 0);
        return true;
    }
}
