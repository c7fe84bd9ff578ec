namespace IvrFunctions.Core.Ingestion;

internal static class SpanDigits
{
    public static int CountDigits(this ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits;
    }
}
