namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Decides by the cells of a column how its times are written.</summary>
internal static class TimestampDetection
{
    /// <summary>
    /// A plain number is a time only where nearly the whole column can be one; the rest allows for a footer or a slip.
    /// </summary>
    private const double WholeColumn = 0.95;

    /// <summary>
    /// Where every date can be read both ways, an export of days or weeks falls apart into months when read the wrong way: that
    /// many times as far apart are its calls then.
    /// </summary>
    private const int Closer = 5;

    /// <summary>Where two read the same number of cells, the first is taken: so day-first goes before month-first.</summary>
    private static readonly (string Pattern, bool IsPlainNumber)[] Candidates =
    [
        (TimestampPatterns.Iso, false),
        (TimestampPatterns.DayMonthYear, false),
        (TimestampPatterns.MonthDayYear, false),
        (TimestampPatterns.ShortYearMonthDay, false),
        (TimestampPatterns.MonthName, false),
        (TimestampPatterns.Time, false),
        (TimestampPatterns.TimeWithDots, false),
        (TimestampPatterns.YearMonthDayDigits, true),
        (TimestampPatterns.ShortYearMonthDayDigits, true),
        (TimestampPatterns.EpochSeconds, true),
        (TimestampPatterns.EpochMilliseconds, true),
        (TimestampPatterns.ExcelSerial, true),
        (TimestampPatterns.DayFraction, true),
        (TimestampPatterns.Hour, true),
    ];

    public static TimestampFormat? Detect(IEnumerable<string> cells, out double fraction)
    {
        var sample = cells.Where(cell => !NullTokens.IsNull(cell.AsSpan().Trim())).ToList();
        var (best, bestCount, dayFirstCount, monthFirstCount) = ((string?)null, 0, 0, 0);
        foreach (var (pattern, isPlainNumber) in Candidates)
        {
            var count = sample.Count(cell => Fits(pattern, cell));
            if (pattern == TimestampPatterns.DayMonthYear)
            {
                dayFirstCount = count;
            }
            else if (pattern == TimestampPatterns.MonthDayYear)
            {
                monthFirstCount = count;
            }

            if (count > bestCount && (!isPlainNumber || IsPlausible(pattern, count, sample)))
            {
                (best, bestCount) = (pattern, count);
            }
        }

        fraction = 0;
        if (best is null)
        {
            return null;
        }

        var kind = KindOf(best, sample);
        var isAmbiguous = best == TimestampPatterns.DayMonthYear && dayFirstCount == monthFirstCount && kind != TimestampKind.TimeOnly;
        if (isAmbiguous && DaysBetween(TimestampPatterns.MonthDayYear, sample) * Closer < DaysBetween(best, sample))
        {
            best = TimestampPatterns.MonthDayYear;
        }

        var format = new TimestampFormat(best, kind, best == TimestampPatterns.DayMonthYear, isAmbiguous);
        fraction = (double)sample.Count(cell => TimestampFormats.TryParse(format, cell, out _, out _, out _)) / sample.Count;
        return format;
    }

    /// <summary>From the first to the last date.</summary>
    private static int DaysBetween(string pattern, List<string> sample)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var cell in sample)
        {
            if (TimestampFormats.TryRead(pattern, cell, out var date, out _, out _))
            {
                (first, last) = (Math.Min(first, date.DayNumber), Math.Max(last, date.DayNumber));
            }
        }

        return last - first;
    }

    private static bool Fits(string pattern, string cell) => TimestampFormats.TryRead(pattern, cell, out _, out _, out _);

    private static bool IsPlausible(string pattern, int count, List<string> sample) =>
        count >= WholeColumn * sample.Count
        && (pattern != TimestampPatterns.DayFraction || sample.Count(cell => SerialTimes.HasDecimalsOfDayFraction(cell)) * 2 > sample.Count);

    private static TimestampKind KindOf(string pattern, List<string> sample)
    {
        var (withoutDate, withDate, withTime) = (0, 0, 0);
        foreach (var cell in sample)
        {
            if (TimestampFormats.TryRead(pattern, cell, out var date, out var time, out _))
            {
                var hasNoDate = date == default || TimestampFormats.IsZeroDay(date);
                withoutDate += hasNoDate ? 1 : 0;
                withDate += hasNoDate ? 0 : 1;
                withTime += time == default ? 0 : 1;
            }
        }

        return withoutDate > withDate ? TimestampKind.TimeOnly
            : withTime > 0 ? TimestampKind.DateAndTime
            : TimestampKind.DateOnly;
    }
}
