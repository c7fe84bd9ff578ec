namespace IvrFunctions.Core.Ingestion;

/// <summary>Amounts with points between the thousands, so that they are not taken for phone numbers.</summary>
internal static class PlainAmount
{
    /// <summary>The groups of the amount they begin with, or 0: <c>912.345.678,90</c>, <c>1.234.567.890</c>.</summary>
    public static int CountGroups(string text, ReadOnlySpan<LongNumbers.Group> groups)
    {
        var count = 1;
        while (count < groups.Length && groups[count].Length == 3 && groups[count].Start == groups[count - 1].End + 1 && text[groups[count - 1].End] == '.')
        {
            count++;
        }

        var end = groups[count - 1].End;
        var hasDecimals = end + 1 < text.Length && text[end] == ',' && Digits.ValueOf(text[end + 1]) >= 0;

        // Without decimals only where no phone number is grouped like it.
        return count > 1 && (hasDecimals || (groups[0].Length == 1 && count == 4)) ? count : 0;
    }
}
