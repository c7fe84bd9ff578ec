namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads the dates at the start of cells.</summary>
internal static class CalendarDates
{
    /// <summary>Years of two digits from 70 on are of the last century; from 50 to 69 they are none, as no call was logged in them.</summary>
    private const int FirstYearOfLastCentury = 70, YearsOfThisCentury = 50;

    /// <summary>Reads year, month and day with <c>-</c>, <c>/</c> or <c>.</c> between them.</summary>
    public static bool TryReadYearFirst(ref CellReader cell, int yearDigits, out DateOnly date)
    {
        date = default;
        return cell.TakeDigits(yearDigits, out var year) == yearDigits
            && TakeSeparator(ref cell) is var separator and not '\0'
            && cell.TakeDigits(2, out var month) > 0
            && cell.Take(separator)
            && cell.TakeDigits(2, out var day) > 0
            && !cell.NextIsDigit
            && TryCreate(yearDigits == 2 ? FullYear(year) : year, month, day, out date);
    }

    /// <summary>Reads day, month and year; the year has 2 or 4 digits.</summary>
    public static bool TryReadDayFirst(ref CellReader cell, out DateOnly date) =>
        TryReadYearLast(ref cell, out var day, out var month, out var year, out _) & TryCreate(year, month, day, out date);

    /// <summary>Reads month, day and year; with points between them it is never the month that comes first.</summary>
    public static bool TryReadMonthFirst(ref CellReader cell, out DateOnly date) =>
        TryReadYearLast(ref cell, out var month, out var day, out var year, out var separator)
        & TryCreate(year, month, day, out date)
        && separator != '.';

    /// <summary>Reads <c>20221212</c> or <c>990201</c>.</summary>
    public static bool TryReadDigits(ref CellReader cell, int yearDigits, out DateOnly date)
    {
        date = default;
        return cell.TakeDigits(yearDigits, out var year) == yearDigits
            && cell.TakeDigits(2, out var month) == 2
            && cell.TakeDigits(2, out var day) == 2
            && TryCreate(yearDigits == 2 ? FullYear(year) : year, month, day, out date);
    }

    /// <summary>A year of 2 digits in full, 0 for none.</summary>
    public static int FullYear(int year) =>
        year >= FirstYearOfLastCentury ? 1900 + year : year < YearsOfThisCentury ? 2000 + year : 0;

    public static bool TryCreate(int year, int month, int day, out DateOnly date)
    {
        var exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    private static bool TryReadYearLast(ref CellReader cell, out int first, out int second, out int year, out char separator)
    {
        (second, year, separator) = (0, 0, '\0');
        if (cell.TakeDigits(2, out first) == 0
            || (separator = TakeSeparator(ref cell)) == '\0'
            || cell.TakeDigits(2, out second) == 0
            || !cell.Take(separator))
        {
            return false;
        }

        var digits = cell.TakeDigits(4, out year);
        year = digits == 2 ? FullYear(year) : year;
        return digits is 2 or 4 && !cell.NextIsDigit;
    }

    private static char TakeSeparator(ref CellReader cell)
    {
        var separator = cell.Next;
        return separator is '-' or '/' or '.' && cell.Take(separator) ? separator : '\0';
    }
}
