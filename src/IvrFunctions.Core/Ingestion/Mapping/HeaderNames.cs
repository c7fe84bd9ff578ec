using System.Globalization;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>Names for all columns, each different: of two with one name the second becomes <c>name_2</c>, an unnamed third <c>column_3</c>.</summary>
internal static class HeaderNames
{
    public static IReadOnlyList<string> Complete(IReadOnlyList<string> cells, int columns)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns; i++)
        {
            var cell = i < cells.Count ? string.Join(' ', cells[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";
            var name = cell.Length > 0 ? cell : string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}");
            var unique = name;
            for (var repetition = 2; !known.Add(unique); repetition++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{repetition}");
            }

            names.Add(unique);
        }

        return names;
    }
}
