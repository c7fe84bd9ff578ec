namespace IvrFunctions.Core.Ingestion;

/// <summary>Dates in figures, so that they are not taken for the beginning of a phone number.</summary>
internal static class CalendarDate
{
    /// <summary>The groups of the date they begin with, or 0: <c>2025-03-14</c>, <c>14.03.2025</c>, <c>20250314</c>.</summary>
    public static int CountGroups(string text, ReadOnlySpan<LongNumbers.Group> groups)
    {
        if (groups[0].Length == 8)
        {
            var date = ValueOf(text, groups[0]);
            return IsDate(date / 10_000, date / 100 % 100, date % 100) ? 1 : 0;
        }

        if (groups.Length < 3 || groups[0].Length > 4 || groups[1].Length > 2 || groups[2].Length > 4 || !HaveOneSeparator(text, groups))
        {
            return 0;
        }

        var (first, month, last) = (ValueOf(text, groups[0]), ValueOf(text, groups[1]), ValueOf(text, groups[2]));
        return IsDate(first, month, last) || IsDate(last, month, first) || IsDate(last, first, month) ? 3 : 0;
    }

    private static bool HaveOneSeparator(string text, ReadOnlySpan<LongNumbers.Group> groups) =>
        groups[1].Start == groups[0].End + 1 && groups[2].Start == groups[1].End + 1
        && text[groups[0].End] is '-' or '.' && text[groups[0].End] == text[groups[1].End];

    private static bool IsDate(int year, int month, int day) => year is >= 1900 and < 2100 && month is >= 1 and <= 12 && day is >= 1 and <= 31;

    private static int ValueOf(string text, LongNumbers.Group group)
    {
        var value = 0;
        foreach (var c in text.AsSpan(group.Start, group.Length))
        {
            value = (value * 10) + Digits.ValueOf(c);
        }

        return value;
    }
}
