using System.Globalization;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion;

/// <summary>What the user should know about how a file was understood.</summary>
internal static class PlanWarnings
{
    /// <summary>A file with so many failures among its calls, at least, holds nothing but failures.</summary>
    private const double OnlyFailures = 0.995;

    private const int EnoughCalls = 20;
    private const double FewUnknown = 0.01;
    private const int ExamplesShown = 5;

    public static IEnumerable<string> OfDialect(Dialect dialect, bool isKnownLayout)
    {
        if (dialect.Encodings.Count > 1)
        {
            yield return $"The file mixes encodings ({dialect.Encoding}): each text was read in the one that suits it.";
        }

        if (dialect.HeaderRow > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The header is row {dialect.HeaderRow}: what stands before it was passed over.");
        }

        if (dialect.HeaderRow == 0)
        {
            yield return isKnownLayout
                ? "The file has no header: its columns are those of Asterisk's call records, by their number and values."
                : "The file has no header: its columns were recognised by their values; name them by a mapping if need be.";
        }
    }

    public static IEnumerable<string> OfMapping(ColumnMapping mapping, FileSample sample, IReadOnlyList<FieldValues> values)
    {
        foreach (var field in new[] { CallField.DurationSeconds, CallField.WaitSeconds })
        {
            if ((field == CallField.WaitSeconds ? mapping.Wait : mapping.Duration) is { Unit: not 1 } duration)
            {
                yield return $"Numbers in column {mapping.Header[mapping.Fields[field]]} are {(duration.Unit > 1 ? "minutes" : "milliseconds")}, as its name says.";
            }
        }

        if (mapping.Timestamp is { IsAmbiguous: true } time)
        {
            yield return time.DayFirst
                ? "No date of the file shows whether the day or the month comes first: the day was taken to."
                : "No date of the file shows whether the day or the month comes first: the month was taken to, as the calls lie closer together then.";
        }

        if (mapping.ColumnOf(CallField.Timestamp) < 0)
        {
            yield return "No column holds the date of the calls, only their time of day: nothing can be said by weekday or over time.";
        }

        if (!mapping.Fields.ContainsKey(CallField.CallId) && mapping.TimeOfDay?.Pattern is null or TimestampPatterns.Hour && mapping.Timestamp?.Kind != TimestampKind.DateAndTime)
        {
            yield return "The calls have no id and no exact time: rows that are equal in all columns count as one call.";
        }

        if (mapping.Grouping is { } grouping)
        {
            yield return $"Rows with one call id are read as one call ({grouping.Reason}); of each call all rows but one count as duplicates. "
                + "Say \"group_rows\": false in a mapping where each row is a call.";
        }

        if (mapping.Extras.Count > 0)
        {
            yield return $"Columns not recognised, kept as further attributes: {string.Join(", ", mapping.Extras.Select(column => mapping.Header[column]))}.";
        }

        if (mapping.Personal.Count > 0)
        {
            yield return $"Columns with names, addresses or identity numbers of people, not kept: {string.Join(", ", mapping.Personal.Select(column => mapping.Header[column]))}.";
        }

        if (!CallLogCheck.TellsOfCalls(mapping))
        {
            yield return "Nothing in the file says that its rows are calls: there is no caller, duration, wait, menu or outcome among its columns.";
        }

        if (OfOutcomes(mapping, sample, values) is { } outcomes)
        {
            yield return outcomes;
        }

        if (mapping.OutcomeRules.Count == 0 && mapping.ColumnOf(CallField.Outcome) is var column and >= 0
            && values[column].FindUnknownOutcomes(ExamplesShown) is { Share: > FewUnknown } unknown)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{unknown.Share:P0} of the calls have an outcome in column {mapping.Header[column]} that is not understood, such as {string.Join(", ", unknown.Examples.Select(Redactor.Mask))}: it is unknown unless another column tells it. Say what they mean by \"outcomes\" in a mapping.");
        }

        if (mapping.ColumnOf(CallField.CallId) is var id and >= 0 && sample.Columns[id].ShareOf(static cell => IdDamage.LooksDamaged(cell)) > 0.02)
        {
            yield return $"Column {mapping.Header[id]} holds ids that a spreadsheet took for numbers and rounded: different calls may share one.";
        }
    }

    private static string? OfOutcomes(ColumnMapping mapping, FileSample sample, IReadOnlyList<FieldValues> values)
    {
        if (mapping.OutcomeRules.Count > 0)
        {
            return null;
        }

        if (mapping.TellsOutcomes)
        {
            return mapping.ColumnOf(CallField.Outcome) is var outcome and >= 0
                && sample.Columns[outcome].Filled >= EnoughCalls && values[outcome].FailedShare() >= OnlyFailures
                ? "Every call of the file failed or was abandoned: failure rates cannot be known from it."
                : null;
        }

        if (!mapping.TellsFailures)
        {
            return "No column says how calls ended or failed: failure rates cannot be known.";
        }

        var failures = new[] { CallField.FailureReason, CallField.FailureStep }.Select(mapping.ColumnOf).Where(column => column >= 0)
            .Select(column => sample.Columns[column]);
        return failures.Any(column => column.Filled >= EnoughCalls && column.Filled >= OnlyFailures * column.Rows)
            ? "No column says how calls ended, and every call has a failure: the file seems to hold failed calls only, so failure rates cannot be known from it."
            : "No column says how calls ended: calls with a failure step or reason count as failed, the others as completed.";
    }
}
