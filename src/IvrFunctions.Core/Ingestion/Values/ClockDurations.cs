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
        var hasDays = TryReadDays(ref cell, out var days);
        if (!TryReadParts(ref cell, hasDays, out var ofDay))
        {
            return false;
        }

        seconds = sign * (((hasDays ? days : 0d) * SecondsPerDay) + ofDay);
        return true;
    }

    // The days before the time: counted, or as a date on or after the zero day of spreadsheets.
    private static bool TryReadDays(ref CellReader cell, out int days)
    {
        days = 0;
        if (!cell.Rest.ContainsAny(' ', 'T'))
        {
            return false;
        }

        var counted = cell;
        if (counted.TakeDigits(6, out days) > 0)
        {
            counted.Skip();
            if (counted.TakeWord("day") || counted.TakeWord("dia") || counted.TakeWord("día"))
            {
                _ = counted.TakeWord("s");
                counted.Skip(",");
                cell = counted;
                return true;
            }
        }

        // With a day of a real year it is a time, not a duration.
        var dated = cell;
        if (!TryReadDate(ref dated, out var date) || date.Year is not (1899 or 1900))
        {
            return false;
        }

        _ = dated.Take('T');
        dated.Skip();
        cell = dated;
        days = Math.Max(0, date.DayNumber - DayZero.DayNumber);
        return true;
    }

    private static bool TryReadDate(ref CellReader cell, out DateOnly date)
    {
        var start = cell;
        if (CalendarDates.TryReadYearFirst(ref cell, 4, out date))
        {
            return true;
        }

        cell = start;
        if (CalendarDates.TryReadDayFirst(ref cell, out date))
        {
            return true;
        }

        cell = start;
        return CalendarDates.TryReadMonthFirst(ref cell, out date);
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
