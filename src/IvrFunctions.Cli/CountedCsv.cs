using System.Globalization;
using CsvHelper;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Cli;

/// <summary>Reads a CSV of counted rows: a column of failed calls, one of all calls, and every other one an attribute.</summary>
internal static class CountedCsv
{
    /// <exception cref="CliException">A column is missing, or a count is none.</exception>
    public static async Task<CountedRows> ReadAsync(Stream csv, string failedColumn, string totalColumn, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = CsvReader.Create(csv, new CsvReaderOptions { IncludeValuesInExceptions = false });
            var rows = new List<CountedRow>();
            string[]? attributes = null;
            while (await reader.ReadAsync(cancellationToken))
            {
                attributes ??= FindAttributes(reader.Headers, failedColumn, totalColumn);
                var values = Array.ConvertAll(attributes, name => reader.GetString(name).Trim());
                var calls = Count(reader, totalColumn);
                var failed = Count(reader, failedColumn);
                if (failed > calls)
                    throw new CliException($"Row {reader.RowNumber}: {failedColumn} is more than {totalColumn}.");
                rows.Add(new CountedRow(values, calls, failed));
            }

            return new CountedRows(attributes ?? [], rows);
        }
        catch (Exception e) when (e is CsvFormatException or CsvValidationException)
        {
            throw new CliException($"The file cannot be read as CSV: {e.Message}", e);
        }
    }

    private static string[] FindAttributes(IReadOnlyList<string> headers, string failedColumn, string totalColumn)
    {
        string[] counts = [failedColumn, totalColumn];
        if (counts.FirstOrDefault(name => !headers.Contains(name)) is { } missing)
            throw new CliException($"There is no column {missing}. The columns are {string.Join(", ", headers)}.");
        string[] attributes = [.. headers.Except(counts)];
        return attributes.Length == headers.Count - 2
            ? attributes
            : throw new CliException("Two columns have the same name.");
    }

    /// <summary>Whole, but also as programs write them that know decimals only: 12.0.</summary>
    private static long Count(CsvReader reader, string column) =>
        decimal.TryParse(reader.GetString(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
            && count >= 0 && count <= long.MaxValue && decimal.IsInteger(count)
            ? (long)count
            : throw new CliException($"Row {reader.RowNumber}: {column} must be a whole number of calls.");
}
