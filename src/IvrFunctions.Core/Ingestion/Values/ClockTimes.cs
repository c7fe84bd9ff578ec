namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads times of day and what follows them: half of the day, zone.</summary>
internal static class ClockTimes
{
    /// <summary>Names of zones that mean one offset only, wherever they are written.</summary>
    private static readonly (string Name, int HoursAhead)[] Zones =
        [("UTC", 0), ("GMT", 0), ("Z", 0), ("CEST", 2), ("CET", 1), ("WEST", 1), ("WET", 0), ("EEST", 3), ("EET", 2)];

    /// <summary>
    /// Reads <c>9:12</c>, <c>9:12:58.5</c>, <c>9.12.58</c>, <c>09h12</c>, each possibly with AM or PM behind it, in the English or the
    /// Spanish manner (<c>p. m.</c>).
    /// </summary>
    public static bool TryRead(ref CellReader cell, out TimeOnly time)
    {
        time = default;
        var (minute, second, fraction) = (0, 0, 0);
        if (cell.TakeDigits(2, out var hour) == 0)
        {
            return false;
        }

        var separator = cell.Next;
        var hasMinutes = separator is ':' or '.' or 'h' && cell.Take(separator);
        if (hasMinutes)
        {
            if (cell.TakeDigits(2, out minute) == 0)
            {
                return false;
            }

            if (separator != 'h' && cell.Take(separator)
                && (cell.TakeDigits(2, out second) == 0 || !TryReadFraction(ref cell, out fraction)))
            {
                return false;
            }
        }

        cell.Skip();
        var hasHalf = TryTakeHalfOfDay(ref cell, out var isAfternoon);
        TakeHoursUnit(ref cell);
        return (hasMinutes || hasHalf)
            && !cell.NextIsDigit
            && (!hasHalf || TryApplyHalf(isAfternoon, ref hour))
            && TryCreate(hour, minute, second, fraction, out time);
    }

    /// <summary>Reads <c>154649</c> or <c>1546</c>.</summary>
    public static bool TryReadDigits(ref CellReader cell, out TimeOnly time)
    {
        time = default;
        var second = 0;
        return cell.TakeDigits(2, out var hour) == 2
            && cell.TakeDigits(2, out var minute) == 2
            && (!cell.NextIsDigit || cell.TakeDigits(2, out second) == 2)
            && TryReadFraction(ref cell, out var fraction)
            && !cell.NextIsDigit
            && TryCreate(hour, minute, second, fraction, out time);
    }

    /// <summary>
    /// Reads <c>Z</c>, <c>UTC</c>, <c>GMT</c>, <c>CEST</c>, <c>+03:00</c>, <c>+0300</c>, <c>+03</c> or
    /// <c>+02:00[Europe/Madrid]</c> to the end of the cell; nothing is no offset.
    /// </summary>
    public static bool TryReadOffset(ref CellReader cell, out TimeSpan? offset)
    {
        offset = null;
        cell.Skip();
        if (cell.AtEnd)
        {
            return true;
        }

        foreach (var (zone, hoursAhead) in Zones)
        {
            if (cell.TakeWord(zone))
            {
                offset = TimeSpan.FromHours(hoursAhead);
                break;
            }
        }

        if (offset is not null && IsAtEndOfOffset(cell))
        {
            return true;
        }

        // "UTC+1" is an hour ahead of what its name says.
        var sign = cell.Take('+') ? 1 : cell.Take('-') ? -1 : 0;
        var minutes = 0;
        if (sign == 0
            || (offset is not null && offset != TimeSpan.Zero)
            || cell.TakeDigits(2, out var hours) == 0
            || ((cell.Take(':') || cell.NextIsDigit) && cell.TakeDigits(2, out minutes) != 2)
            || !IsAtEndOfOffset(cell)
            || hours > 14
            || minutes > 59)
        {
            return false;
        }

        offset = TimeSpan.FromMinutes(sign * ((hours * 60) + minutes));
        return true;
    }

    /// <summary>Reads <c>AM</c>, <c>p.m.</c>, <c>a. m.</c> and their like.</summary>
    public static bool TryTakeHalfOfDay(ref CellReader cell, out bool isAfternoon)
    {
        isAfternoon = cell.Next is 'p' or 'P';
        if (!isAfternoon && cell.Next is not ('a' or 'A'))
        {
            return false;
        }

        cell.Take(cell.Next);
        cell.Skip(".");
        _ = cell.TakeWord("m");
        cell.Skip(".");
        return true;
    }

    // A zone in brackets after its offset adds nothing to it.
    private static bool IsAtEndOfOffset(CellReader cell) => cell.AtEnd || cell.Rest is ['[', .., ']'];

    // In ticks; what is finer than a tick is dropped.
    private static bool TryReadFraction(ref CellReader cell, out int ticks)
    {
        ticks = 0;
        if (!cell.Take('.') && !cell.Take(','))
        {
            return true;
        }

        var digits = cell.TakeDigits(7, out ticks);
        for (var i = digits; i < 7; i++)
        {
            ticks *= 10;
        }

        while (cell.TakeDigits(9, out _) > 0)
        {
        }

        return digits > 0;
    }

    // "15:46 h" says no more than "15:46".
    private static void TakeHoursUnit(ref CellReader cell)
    {
        if (cell.Next is 'h' or 'H')
        {
            _ = cell.TakeWord("hrs") || cell.TakeWord("hs") || cell.TakeWord("h");
        }
    }

    private static bool TryApplyHalf(bool isAfternoon, ref int hour)
    {
        // Some exports write both, as in "15:30 PM".
        if (hour > 12)
        {
            return isAfternoon;
        }

        hour = (hour % 12) + (isAfternoon ? 12 : 0);
        return true;
    }

    public static bool TryCreate(int hour, int minute, int second, int ticks, out TimeOnly time)
    {
        var exists = hour < 24 && minute < 60 && second < 60;
        time = exists ? new TimeOnly((((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + ticks) : default;
        return exists;
    }
}
