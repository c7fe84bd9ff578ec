namespace IvrFunctions.Core.Ingestion;

/// <summary>Identity numbers of Spain: DNI (eight digits and a letter) and NIE (X, Y or Z, seven digits and a letter).</summary>
internal static class SpanishIdentity
{
    /// <summary>The check letter by the number's remainder of 23.</summary>
    private const string CheckLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    /// <param name="text">A number of that shape, with or without points, spaces and hyphens.</param>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var c in text[..^1])
        {
            // The first letter of a NIE stands for a digit.
            var digit = char.ToUpperInvariant(c) switch { 'X' => 0, 'Y' => 1, 'Z' => 2, _ => Digits.ValueOf(c) };
            number = digit < 0 ? number : (number * 10) + digit;
        }

        return CheckLetters[number % 23] == char.ToUpperInvariant(text[^1]);
    }
}
