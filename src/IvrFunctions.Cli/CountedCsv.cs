using CsvHelper;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Cli;

/// <summary>Reads a CSV of counted rows: a column of failed calls, one of all calls or of the others, and every other one an attribute.</summary>
internal static class CountedCsv
{
    /// <exception cref="CliException">A column is missing, or a count is none.</exception>
    public static async Task<CountedRows> ReadAsync(Stream csv, CountColumns columns, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = CsvReader.Create(csv, new CsvReaderOptions { IncludeValuesInExceptions = false });
            var rows = new List<(string[] Values, CountText.Count Failed, CountText.Count Other)>();
            var text = new CountText();
            string[]? attributes = null;
            while (await reader.ReadAsync(cancellationToken))
            {
                if (attributes is null)
                {
                    columns = columns.In(reader.Headers);
                    attributes = FindAttributes(reader.Headers, columns);
                }

                rows.Add((
                    Array.ConvertAll(attributes, name => reader.GetString(name).Trim()),
                    text.Read(reader.GetString(columns.Failed)) ?? throw NoCount(reader.RowNumber, columns.Failed),
                    text.Read(reader.GetString(columns.Other)) ?? throw NoCount(reader.RowNumber, columns.Other)));
            }

            return new CountedRows(attributes ?? [], [.. rows.Select((row, i) => Count(row.Values, row.Failed, row.Other, text, columns, i + 1))]);
        }
        catch (Exception e) when (e is CsvFormatException or CsvValidationException)
        {
            throw new CliException($"The file cannot be read as CSV: {e.Message}", e);
        }
    }

    private static CountedRow Count(string[] values, CountText.Count failed, CountText.Count other, CountText text, CountColumns columns, int row)
    {
        var failedCalls = text.Decide(failed) ?? throw Unclear(row, columns.Failed);
        var otherCalls = text.Decide(other) ?? throw Unclear(row, columns.Other);
        if (columns.Total is null) return new CountedRow(values, failedCalls + otherCalls, failedCalls);
        return failedCalls <= otherCalls
            ? new CountedRow(values, otherCalls, failedCalls)
            : throw new CliException($"Row {row}: {columns.Failed} is more than {columns.Total}.");
    }

    private static string[] FindAttributes(IReadOnlyList<string> headers, CountColumns columns)
    {
        string[] counts = [columns.Failed, columns.Other];
        if (columns.Failed == columns.Other) throw new CliException("Two columns must count the calls, not one.");
        if (headers.Distinct().Count() < headers.Count) throw new CliException("Two columns have the same name.");
        return [.. headers.Except([.. counts, .. columns.LeftOut])];
    }

    private static CliException NoCount(long row, string column) => new($"Row {row}: {column} must be a whole number of calls.");

    private static CliException Unclear(int row, string column) =>
        new($"Row {row}: {column} may be thousands or decimals. Write the counts without separators.");
}
