namespace IvrFunctions.Core.Ingestion;

/// <summary>International bank account numbers (ISO 13616): country, two check digits, up to 30 letters and digits.</summary>
internal static class AccountNumbers
{
    private const int HeadLength = 4;
    private const int MinLength = 15;
    private const int SpanishLength = 24;

    /// <summary>Masks the account number at the start of the text; words that follow it stay.</summary>
    /// <param name="text">Two letters, two digits, and letters and digits with single spaces or hyphens between them.</param>
    public static string Mask(string text)
    {
        var remainder = 0;
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                continue;
            }

            length++;
            remainder = length > HeadLength ? Append(remainder, text[i]) : 0;

            var isWhole = i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1]);
            if (length >= MinLength && isWhole && (IsSpanish(text, length) || IsChecked(text, remainder)))
            {
                return string.Concat("[iban]", text.AsSpan(i + 1));
            }
        }

        return text;
    }

    /// <summary>A Spanish number with a typing error is masked too: the rest of it would be taken for a card.</summary>
    private static bool IsSpanish(string text, int length) => length == SpanishLength && text.StartsWith("ES", StringComparison.OrdinalIgnoreCase);

    /// <summary>The remainder of 97 is taken with the first four characters moved to the end.</summary>
    private static bool IsChecked(string text, int remainder)
    {
        var taken = 0;
        for (var i = 0; taken < HeadLength; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                remainder = Append(remainder, text[i]);
                taken++;
            }
        }

        return remainder == 1;
    }

    private static int Append(int remainder, char c) => char.IsAsciiDigit(c)
        ? ((remainder * 10) + (c - '0')) % 97
        : ((remainder * 100) + (char.ToUpperInvariant(c) - 'A' + 10)) % 97;
}
