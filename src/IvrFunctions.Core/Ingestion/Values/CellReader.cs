namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads a cell from left to right, without allocating.</summary>
internal ref struct CellReader(ReadOnlySpan<char> cell)
{
    private ReadOnlySpan<char> rest = cell.Trim();

    public readonly bool AtEnd => rest.IsEmpty;

    public readonly ReadOnlySpan<char> Rest => rest;

    /// <summary>The next sign, U+0000 at the end.</summary>
    public readonly char Next => rest.IsEmpty ? '\0' : rest[0];

    public readonly bool NextIsDigit => char.IsAsciiDigit(Next);

    /// <summary>Reads at most <paramref name="max"/> digits (9 at most); gives how many there were.</summary>
    public int TakeDigits(int max, out int value)
    {
        value = 0;
        var count = 0;
        while (count < max && count < rest.Length && char.IsAsciiDigit(rest[count]))
        {
            value = (value * 10) + (rest[count++] - '0');
        }

        rest = rest[count..];
        return count;
    }

    /// <summary>Reads digits, possibly with a decimal point or comma and more of them.</summary>
    public bool TakeDecimal(out double value)
    {
        var count = 0;
        while (count < rest.Length && (char.IsAsciiDigit(rest[count]) || rest[count] is '.' or ','))
        {
            count++;
        }

        var number = rest[..count];
        rest = rest[count..];
        return WrittenNumbers.TryParse(number, out value);
    }

    /// <summary>Reads letters of any script.</summary>
    public ReadOnlySpan<char> TakeLetters()
    {
        var count = 0;
        while (count < rest.Length && char.IsLetter(rest[count]))
        {
            count++;
        }

        var letters = rest[..count];
        rest = rest[count..];
        return letters;
    }

    public bool Take(char expected)
    {
        if (Next != expected)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    /// <summary>Reads a word, whatever its case.</summary>
    public bool TakeWord(ReadOnlySpan<char> word)
    {
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        rest = rest[word.Length..];
        return true;
    }

    /// <summary>Skips any of the signs, and spaces of all kinds.</summary>
    public void Skip(ReadOnlySpan<char> signs = default)
    {
        var count = 0;
        while (count < rest.Length && (char.IsWhiteSpace(rest[count]) || signs.Contains(rest[count])))
        {
            count++;
        }

        rest = rest[count..];
    }
}
