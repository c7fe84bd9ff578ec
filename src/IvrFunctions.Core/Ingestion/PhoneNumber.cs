namespace IvrFunctions.Core.Ingestion;

/// <summary>Phone numbers: international ones (<c>+34</c>, <c>0034</c>), Spanish ones of nine digits, others of nine and more.</summary>
internal static class PhoneNumber
{
    private const int SpanishDigits = 9;
    private const int MinDigits = 9;

    /// <summary>The longest number with its country's code (ITU-T E.164).</summary>
    private const int MaxDigits = 15;

    /// <summary>The longest national number in groups; more digits are rather several numbers beside each other.</summary>
    private const int MaxNationalDigits = 12;

    /// <summary>The shortest number behind a plus sign that is masked.</summary>
    private const int MinInternationalDigits = 8;

    /// <summary>The groups of the phone number they begin with, or 0.</summary>
    public static int CountGroups(string text, ReadOnlySpan<LongNumbers.Group> groups)
    {
        var first = text.AsSpan(groups[0].Start, groups[0].Length);
        if (groups[0].Start > 0 && text[groups[0].Start - 1] == '+')
        {
            return CountInternational(groups, first.StartsWith("34", StringComparison.Ordinal) ? SpanishDigits + 2 : MaxDigits);
        }

        if (first.StartsWith("00", StringComparison.Ordinal))
        {
            return CountInternational(groups, first.StartsWith("0034", StringComparison.Ordinal) ? SpanishDigits + 4 : MaxDigits + 2);
        }

        if (CountSpanish(text, groups) is > 0 and var spanish)
        {
            return spanish;
        }

        return groups[0].Length is >= MinDigits and <= MaxDigits ? 1 : CountNational(text, groups);
    }

    private static int CountInternational(ReadOnlySpan<LongNumbers.Group> groups, int maxDigits)
    {
        var (count, digits) = (0, 0);
        while (count < groups.Length && digits + groups[count].Length <= maxDigits)
        {
            digits += groups[count++].Length;
        }

        return digits >= MinInternationalDigits ? count : 0;
    }

    private static int CountSpanish(string text, ReadOnlySpan<LongNumbers.Group> groups)
    {
        if (Digits.ValueOf(text[groups[0].Start]) < 6)
        {
            return 0;
        }

        var (count, digits) = (0, 0);
        while (count < groups.Length && digits < SpanishDigits)
        {
            digits += groups[count++].Length;
        }

        return digits == SpanishDigits ? count : 0;
    }

    /// <summary>Any other country's: at least three groups, or two of which the first is an area code.</summary>
    private static int CountNational(string text, ReadOnlySpan<LongNumbers.Group> groups)
    {
        if (groups[0].Length > 5 || IsYear(text, groups[0]))
        {
            return 0;
        }

        var (count, digits) = (0, 0);
        while (count < groups.Length && digits + groups[count].Length <= MaxNationalDigits)
        {
            if (count > 0 && (CountSpanish(text, groups[count..]) > 0 || CalendarDate.CountGroups(text, groups[count..]) > 0))
            {
                break;
            }

            digits += groups[count++].Length;
        }

        return digits >= MinDigits ? count : 0;
    }

    private static bool IsYear(string text, LongNumbers.Group group) =>
        group.Length == 4 && text.AsSpan(group.Start, 2) is "19" or "20";
}
