using System.Globalization;
using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>
/// Decides by the first records whether a call stands on several rows: rows of one id follow each other, differ, belong to one
/// caller and are hours apart at most. Ids that merely collide or are used again later show none of this.
/// </summary>
internal static class RowGroups
{
    /// <summary>Fewer calls on several rows are chance.</summary>
    private const int EnoughCalls = 5;

    /// <summary>The share of rows that stand in calls of several.</summary>
    private const double MostRows = 0.3;

    private const double NearlyAll = 0.9;

    /// <exception cref="UnusableFileException">The user asks for it, and no column holds the id.</exception>
    public static RowGrouping? Find(IReadOnlyDictionary<CallField, int> fields, FileSample sample, MappingOverride given)
    {
        if (given.GroupRows == false)
        {
            return null;
        }

        if (!fields.TryGetValue(CallField.CallId, out var id))
        {
            return given.GroupRows != true ? null : throw new UnusableFileException(
                "The mapping asks to group rows, and no column holds the id of the call: name it by \"call_id\".");
        }

        var several = CallsOf(sample.Columns[id], fields.TryGetValue(CallField.Line, out var line) ? sample.Columns[line] : null)
            .Where(call => call.Count > 1).ToList();
        var reason = given.GroupRows == true ? "given by the user" : ReasonOf(several, fields, sample);
        return reason is null ? null : new RowGrouping(
            reason, Repeats(fields, CallField.DurationSeconds, several, sample), Repeats(fields, CallField.WaitSeconds, several, sample));
    }

    /// <summary>The rows of each call: neighbours of one id.</summary>
    private static List<List<int>> CallsOf(ColumnSample ids, ColumnSample? lines)
    {
        var calls = new List<List<int>>();
        for (var row = 0; row < ids.First.Count; row++)
        {
            if (row > 0 && ids.First[row] is { } id && id == ids.First[row - 1] && lines?.First[row] == lines?.First[row - 1])
            {
                calls[^1].Add(row);
            }
            else
            {
                calls.Add([row]);
            }
        }

        return calls;
    }

    private static string? ReasonOf(List<List<int>> several, IReadOnlyDictionary<CallField, int> fields, FileSample sample)
    {
        var rows = several.Sum(call => call.Count);
        var all = sample.Columns[0].First.Count;
        return several.Count >= EnoughCalls && rows >= MostRows * all
            && Share(several, call => Enumerable.Range(0, sample.Columns.Count).Any(column => !IsSame(sample.Columns[column], call)))
            && (!fields.TryGetValue(CallField.CallerId, out var caller) || Share(several, call => IsSame(sample.Columns[caller], call)))
            && IsClose(several, fields, sample)
            ? string.Create(CultureInfo.InvariantCulture, $"{rows} of the first {all} rows share their call id with the rows beside them, within hours and with other values")
            : null;
    }

    private static bool IsClose(List<List<int>> several, IReadOnlyDictionary<CallField, int> fields, FileSample sample)
    {
        if (!fields.TryGetValue(CallField.Timestamp, out var column)
            || TimestampFormats.Detect(sample.Columns[column].Cells, out _) is not { Kind: TimestampKind.DateAndTime or TimestampKind.DateOnly } format)
        {
            return true;
        }

        return Share(several, call =>
        {
            var times = call.Select(row => TimeAt(format, sample.Columns[column].First[row])).OfType<DateTime>().ToList();
            return times.Count == 0 || times.Max() - times.Min() <= CallLegs.Longest;
        });
    }

    private static DateTime? TimeAt(TimestampFormat format, string? cell) =>
        cell is not null && TimestampFormats.TryParse(format, cell, out var date, out var time, out _) ? date.ToDateTime(time) : null;

    private static bool Repeats(IReadOnlyDictionary<CallField, int> fields, CallField field, List<List<int>> several, FileSample sample) =>
        fields.TryGetValue(field, out var column) && Share(several, call => IsSame(sample.Columns[column], call));

    private static bool IsSame(ColumnSample column, List<int> rows) => rows.TrueForAll(row => column.First[row] == column.First[rows[0]]);

    private static bool Share(List<List<int>> calls, Func<List<int>, bool> holds) => calls.Count > 0 && calls.Count(holds) >= NearlyAll * calls.Count;
}
