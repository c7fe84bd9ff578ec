using System.Buffers;
using System.Globalization;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads numbers as people and spreadsheets of several countries write them.</summary>
internal static class WrittenNumbers
{
    private const int MaxLength = 40;

    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789.,+-eE '\u00A0\u202F\u2009\u2019");

    /// <summary>
    /// Reads <c>143</c>, <c>143.0</c>, <c>143,5</c>, <c>1.234,56</c>, <c>1,234.56</c>, <c>1.234.567</c>, <c>1 234,5</c> and
    /// <c>1,67E+16</c>. One comma before three digits may separate thousands or decimals: <c>1,234</c> is not read. One point is
    /// always a decimal point, as programs write it.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> cell, out double value)
    {
        var text = cell.Trim();
        value = 0;
        if (text.IsEmpty || text.Length > MaxLength || text.ContainsAnyExcept(Signs))
        {
            return false;
        }

        if (text.Length <= 15 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            value = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            return true;
        }

        Span<char> plain = stackalloc char[MaxLength];
        return TryMakePlain(text, plain, out var length)
            && double.TryParse(plain[..length], Styles, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    // Leaves out the separators of thousands and makes the decimal separator a point.
    private static bool TryMakePlain(ReadOnlySpan<char> text, Span<char> plain, out int length)
    {
        length = 0;
        if (!TryFindSeparators(text, out var thousands, out var decimalAt))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i == decimalAt)
            {
                plain[length++] = '.';
            }
            else if (thousands == '\0' || Normal(text[i]) != thousands)
            {
                plain[length++] = text[i];
            }
        }

        return true;
    }

    private static bool TryFindSeparators(ReadOnlySpan<char> text, out char thousands, out int decimalAt)
    {
        (thousands, decimalAt) = ('\0', -1);
        var (last, lastAt, kinds) = ('\0', -1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var separator = Normal(text[i]);
            if (separator is not ('.' or ',' or ' ' or '\''))
            {
                continue;
            }

            if (separator == last)
            {
                // The same sign again: it separates thousands, or this is no number.
                if (kinds > 1)
                {
                    return false;
                }

                thousands = separator;
            }
            else
            {
                thousands = last;
                kinds++;
            }

            (last, lastAt) = (separator, i);
        }

        if (kinds > 2)
        {
            return false;
        }

        if (kinds == 1 && thousands == '\0')
        {
            thousands = last is ' ' or '\'' ? last : '\0';
        }

        decimalAt = last != thousands ? lastAt : -1;
        return (decimalAt < 0 || last is '.' or ',')
            && (thousands == '\0' || AreGroupsOfThree(text, thousands, decimalAt))
            && !IsAmbiguous(text, thousands, decimalAt);
    }

    private static bool AreGroupsOfThree(ReadOnlySpan<char> text, char thousands, int decimalAt)
    {
        var whole = decimalAt < 0 ? text : text[..decimalAt];
        whole = whole[0] is '-' or '+' ? whole[1..] : whole;
        var (digits, groups) = (0, 0);
        foreach (var c in whole)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
                continue;
            }

            if (Normal(c) != thousands || (groups == 0 ? digits is 0 or > 3 : digits != 3))
            {
                return false;
            }

            (digits, groups) = (0, groups + 1);
        }

        return digits == 3;
    }

    private static bool IsAmbiguous(ReadOnlySpan<char> text, char thousands, int decimalAt)
    {
        if (thousands != '\0' || decimalAt < 0 || text[decimalAt] != ',')
        {
            return false;
        }

        var whole = text[..decimalAt].TrimStart("-+");
        return whole.Length is >= 1 and <= 3 && whole[0] != '0'
            && text.Length - decimalAt == 4 && !text[(decimalAt + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    // The spaces that keep a number on one line, and the typographic apostrophe.
    private static char Normal(char c) => c is '\u00A0' or '\u202F' or '\u2009' ? ' ' : c == '\u2019' ? '\'' : c;
}
