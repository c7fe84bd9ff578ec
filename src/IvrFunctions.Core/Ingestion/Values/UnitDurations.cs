using System.Collections.Frozen;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads durations with their units: <c>2m 5s</c>, <c>0s</c>, <c>1 hora 2 min</c>, <c>2'05"</c>, <c>PT2M5S</c>.</summary>
internal static class UnitDurations
{
    private static readonly FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Units = BuildUnits();

    public static bool TryRead(ReadOnlySpan<char> text, out double seconds)
    {
        var cell = new CellReader(text);
        var sign = cell.Take('-') ? -1 : 1;
        _ = cell.Take('P') && cell.Take('T');
        seconds = 0;
        do
        {
            if (!cell.TakeDecimal(out var number) || !TryTakeUnit(ref cell, out var unit))
            {
                return false;
            }

            seconds += number * unit;
            SkipConnector(ref cell);
        }
        while (!cell.AtEnd);

        seconds *= sign;
        return true;
    }

    private static bool TryTakeUnit(ref CellReader cell, out double seconds)
    {
        cell.Skip();
        seconds = cell.Take('\'') ? 60 : cell.Take('"') ? 1 : 0;
        if (seconds > 0)
        {
            return true;
        }

        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        return Units.TryGetValue(FoldedText.Fold(cell.TakeLetters(), buffer), out seconds);
    }

    private static void SkipConnector(ref CellReader cell)
    {
        cell.Skip(".,");
        if (cell.TakeWord("y ") || cell.TakeWord("e ") || cell.TakeWord("and "))
        {
            cell.Skip();
        }
    }

    private static FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> BuildUnits()
    {
        (string Names, double Seconds)[] units =
        [
            ("d dia dias day days", 86_400), ("h hr hrs hora horas hour hours", 3600), ("m min mins minuto minutos minute minutes", 60),
            ("s sec secs seg segs segundo segundos second seconds", 1), ("ms mseg msec milisegundos milliseconds", 0.001),
        ];
        return units
            .SelectMany(unit => unit.Names.Split(' ').Select(name => (Name: name, unit.Seconds)))
            .ToFrozenDictionary(unit => unit.Name, unit => unit.Seconds, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
