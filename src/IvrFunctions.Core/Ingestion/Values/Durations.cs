namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads durations. Thread-safe; allocates nothing for a cell.</summary>
internal static class Durations
{
    private const double SecondsPerDay = 86_400;

    /// <summary>As for times: a column of day fractions holds nothing else but perhaps a footer or a slip.</summary>
    private const double WholeColumn = 0.95;

    /// <summary>The most frequent way of writing; <see langword="null"/> where no cell is a duration.</summary>
    /// <param name="cells">A sample of the column, or all of it; cells without a value do not count.</param>
    /// <param name="fraction">The part of the cells that hold a value which is a duration.</param>
    public static DurationFormat? Detect(IEnumerable<string> cells, out double fraction)
    {
        var (cellCount, seconds, clock, units, dayFractions, manyDecimals) = (0, 0, 0, 0, 0, 0);
        foreach (var cell in cells)
        {
            var text = cell.AsSpan().Trim();
            if (NullTokens.IsNull(text))
            {
                continue;
            }

            cellCount++;
            if (WrittenNumbers.TryParse(text, out var number))
            {
                seconds++;
                dayFractions += number is >= 0 and < 1 ? 1 : 0;
                manyDecimals += SerialTimes.HasDecimalsOfDayFraction(text) ? 1 : 0;
            }
            else if (ClockDurations.TryRead(text, out _))
            {
                clock++;
            }
            else if (UnitDurations.TryRead(text, out _))
            {
                units++;
            }
        }

        var readable = seconds + clock + units;
        fraction = readable == 0 ? 0 : (double)readable / cellCount;
        return readable == 0 ? null : new DurationFormat(
            dayFractions >= WholeColumn * cellCount && manyDecimals * 2 > cellCount ? DurationPatterns.DayFraction
            : clock >= seconds && clock >= units ? DurationPatterns.Clock
            : units >= seconds ? DurationPatterns.Units
            : DurationPatterns.Seconds);
    }

    /// <summary>
    /// Reads a duration as clocks show it, in words or as a number of seconds; may be negative. Two parts are minutes and seconds.
    /// </summary>
    public static bool TryParseSeconds(ReadOnlySpan<char> cell, out double seconds) =>
        WrittenNumbers.TryParse(cell, out seconds) || ClockDurations.TryRead(cell, out seconds) || UnitDurations.TryRead(cell, out seconds);

    /// <summary>Reads a cell of a column of that format; numbers count by its unit but in a column of day fractions.</summary>
    public static bool TryParseSeconds(DurationFormat format, ReadOnlySpan<char> cell, out double seconds)
    {
        var unit = format.Pattern == DurationPatterns.DayFraction ? SecondsPerDay : format.Unit;
        if (unit == 1 || !WrittenNumbers.TryParse(cell, out var number))
        {
            return TryParseSeconds(cell, out seconds);
        }

        // Milliseconds at the finest: the last digits of a fraction are rounding.
        seconds = Math.Round(number * unit, 3);
        return true;
    }
}
