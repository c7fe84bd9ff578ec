using System.Globalization;

namespace IvrFunctions.Core.Ingestion;

internal static class Digits
{
    /// <summary>The value of a decimal digit of any script, or -1.</summary>
    public static int ValueOf(char c) => char.IsAscii(c)
        ? (char.IsAsciiDigit(c) ? c - '0' : -1)
        : CharUnicodeInfo.GetDecimalDigitValue(c);
}
