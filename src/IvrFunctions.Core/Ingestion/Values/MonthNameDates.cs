using System.Collections.Frozen;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads dates with the month in words, in any order: <c>14 de marzo de 2025</c>, <c>Mar 14, 2025</c>, <c>2025-mar-14</c>.</summary>
internal static class MonthNameDates
{
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = BuildMonths();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = new[]
    {
        "de", "del", "of", "the", "st", "nd", "rd", "th",
        "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "lun", "mie", "jue", "vie", "sab", "dom",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        "segunda", "terca", "quarta", "quinta", "sexta", "feira", "seg", "ter", "qua", "qui", "sex",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryRead(ref CellReader cell, out DateOnly date)
    {
        var (day, month, year) = (0, 0, 0);
        date = default;
        while (day == 0 || month == 0 || year == 0)
        {
            cell.Skip("-/.,º°");
            var digits = cell.TakeDigits(4, out var number);
            if (digits == 4 && year == 0)
            {
                year = number;
            }
            else if (digits is 1 or 2 && day == 0)
            {
                day = number;
            }
            else if (digits == 2 && year == 0 && cell.Next != ':')
            {
                year = CalendarDates.FullYear(number);
            }
            else if (digits > 0 || !TryReadWord(ref cell, ref month))
            {
                return false;
            }
        }

        return !cell.NextIsDigit && CalendarDates.TryCreate(year, month, day, out date);
    }

    private static bool TryReadWord(ref CellReader cell, ref int month)
    {
        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        var word = FoldedText.Fold(cell.TakeLetters(), buffer);
        return !word.IsEmpty && ((month == 0 && Months.TryGetValue(word, out month)) || Fillers.Contains(word));
    }

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> BuildMonths()
    {
        string[] names =
        [
            "enero ene january janeiro jan", "febrero february fevereiro feb fev", "marzo march março mar", "abril april abr apr",
            "mayo may maio mai", "junio june junho jun", "julio july julho jul", "agosto august ago aug",
            "septiembre setiembre september setembro sep sept set", "octubre october outubro oct out", "noviembre november novembro nov",
            "diciembre december dezembro dic dec dez",
        ];
        return names
            .SelectMany((line, index) => line.Split(' ').Select(name => (Name: FoldedText.Fold(name), Month: index + 1)))
            .ToFrozenDictionary(name => name.Name, name => name.Month, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
