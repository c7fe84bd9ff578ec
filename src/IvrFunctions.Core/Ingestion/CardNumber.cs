namespace IvrFunctions.Core.Ingestion;

/// <summary>Payment card numbers: 13 to 19 digits, the last of them a check digit (Luhn, ISO/IEC 7812).</summary>
internal static class CardNumber
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19;

    /// <summary>A card is printed in groups of four to six digits and a rest; shorter ones belong to phone numbers and lists.</summary>
    private const int MinGroup = 4;

    /// <summary>The groups of the card number they begin with, or 0.</summary>
    public static int CountGroups(string text, ReadOnlySpan<LongNumbers.Group> groups)
    {
        var digits = 0;
        for (var i = 0; i < groups.Length && digits < MaxDigits; i++)
        {
            digits += groups[i].Length;
            if (digits is >= MinDigits and <= MaxDigits && IsChecked(text, groups[..(i + 1)]))
            {
                return i + 1;
            }

            if (groups[i].Length < MinGroup)
            {
                return 0;
            }
        }

        return 0;
    }

    private static bool IsChecked(string text, ReadOnlySpan<LongNumbers.Group> groups)
    {
        var sum = 0;
        var isDoubled = false;
        for (var i = groups[^1].End - 1; i >= groups[0].Start; i--)
        {
            if (Digits.ValueOf(text[i]) is >= 0 and var digit)
            {
                var value = isDoubled ? digit * 2 : digit;
                sum += value > 9 ? value - 9 : value;
                isDoubled = !isDoubled;
            }
        }

        return sum % 10 == 0;
    }
}
