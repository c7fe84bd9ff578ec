using System.Text.Json;
using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>
/// Decides which column holds which field: by the name, checked by the values, or by the values alone. What stays below the
/// threshold is not mapped: a field that is missing is seen, one mapped wrong is not.
/// </summary>
internal sealed class ColumnMapper(IReadOnlyList<string> header, FileSample sample, MappingOverride given)
{
    /// <summary>The reason where the user says so.</summary>
    public const string Given = "given by the user";

    /// <summary>Below it a field stays unmapped.</summary>
    private const double Threshold = 0.6;

    private const double NameWeight = 0.6;

    /// <summary>Words in the name of a column that holds the step or leg of a row.</summary>
    private static readonly HashSet<string> StepWords = ["step", "module", "modulo", "node", "nodo", "menu", "leg", "tramo", "event", "evento", "state"];

    /// <summary>Words of dates that are none of a call.</summary>
    private static readonly HashSet<string> OtherDates =
        ["birth", "nacimiento", "nascimento", "hire", "hired", "contratacion", "join", "joined", "signup", "due", "expiry", "expiration", "vencimiento", "vencimento", "training", "renewal"];

    private static readonly HashSet<string> FailureWords = ["fail", "abandoned"];

    private static readonly HashSet<string> Clock = ["time", "hour"];

    private static readonly HashSet<string> Reason = ["reason"];

    /// <summary>Words of what may stand on several rows.</summary>
    private static readonly HashSet<string> CallWords = ["call", "session", "interaction", "contact", "incident", "incidente", "conversation", "ivr"];

    private readonly FieldValues[] values = [.. sample.Columns.Select(column => new FieldValues(column))];
    private readonly HashSet<string>[] tokens = [.. header.Select(ColumnName.Tokens)];
    private readonly Dictionary<CallField, int> fields = [];
    private readonly Dictionary<CallField, MappingDecision> details = [];
    private readonly HashSet<int> used = [];

    public List<string> Warnings { get; } = [];

    /// <summary>What the values of each column are.</summary>
    public IReadOnlyList<FieldValues> Values => values;

    public ColumnMapping Map()
    {
        TakeGiven();
        TakeBest();
        MapTimes();
        var grouping = RowGroups.Find(fields, sample, given);
        if (grouping is null)
        {
            MapLine();
        }
        else
        {
            MapSteps();
        }

        WarnOfMismatches();
        var others = Enumerable.Range(0, header.Count).Where(column => !used.Contains(column) && !values[column].IsEmpty && !IsRepetition(column))
            .ToLookup(column => PersonalColumns.AreOfPeople(tokens[column]));
        return new ColumnMapping(header, fields)
        {
            Details = details,
            Timestamp = Format(CallField.Timestamp),
            TimeOfDay = Format(CallField.TimeOfDay),
            Duration = DurationOf(CallField.DurationSeconds),
            Wait = DurationOf(CallField.WaitSeconds),
            Extras = [.. others[false]],
            PlainExtras = [.. others[false].Where(column => values[column].IsPlainTime || (values[column].IsDecimal && !PersonalColumns.HoldPhones(tokens[column])))],
            Personal = [.. others[true]],
            OutcomeRules = [.. given.Outcomes.Select(RuleOf)],
            TimeZone = given.TimeZone is TimeZones.Default ? null : given.TimeZone,
            Grouping = grouping,
        };
    }

    private void TakeGiven()
    {
        foreach (var (field, column) in given.Columns)
        {
            if (MappingOverride.Find(column, header) is var index and >= 0)
            {
                Take(field, index, 1, Given);
            }
        }
    }

    private void TakeBest()
    {
        var candidates =
            from field in Enum.GetValues<CallField>()
            where field != CallField.Line && !given.Columns.ContainsKey(field)
            from column in Enumerable.Range(0, header.Count)
            where !used.Contains(column)
            let match = Judge(field, column)
            where match.Confidence >= Threshold
            orderby match.Confidence descending, column
            select (field, column, match);
        foreach (var (field, column, match) in candidates.ToList())
        {
            if (!fields.ContainsKey(field) && !used.Contains(column))
            {
                Take(field, column, match.Confidence, match.Reason);
            }
        }
    }

    private (double Confidence, string Reason) Judge(CallField field, int column)
    {
        if (IsOfOtherKind(field, column))
        {
            return default;
        }

        var name = FieldNames.Match(field, tokens[column]);
        var suit = field == CallField.Outcome && given.Outcomes.Any(rule => rule.Column is null) ? 1 : values[column].Suit(field);
        var fits = suit >= 0.5 && (name == 1 || IsEnough(field, column));
        var byName = name > 0 && fits ? (NameWeight * name) + ((1 - NameWeight) * suit) : 0;
        var byValues = values[column].Show(field);
        if (field == CallField.Timestamp && byValues > Threshold && FieldNames.Excludes(field, tokens[column]))
        {
            byValues = Threshold;
        }

        return byName >= byValues
            ? (byName, values[column].IsEmpty ? "by its name; it holds no values" : name == 1 ? "by its name; its values agree" : "by words of its name; its values agree")
            : (byValues, "by its values alone");
    }

    /// <summary>Whether the name says that the column holds something else, whatever its values.</summary>
    private bool IsOfOtherKind(CallField field, int column) => field switch
    {
        CallField.Timestamp => tokens[column].Overlaps(OtherDates),
        CallField.TimeOfDay => values[column].Timestamp?.Pattern == TimestampPatterns.Hour && !(tokens[column].Overlaps(Clock) && FieldNames.Match(field, tokens[column]) >= 0.75),
        CallField.CallId => ColumnName.IsOfManyCalls(header[column]),

        // Answered within 20 seconds is another question.
        CallField.Answered or CallField.Resolved or CallField.Abandoned or CallField.Transferred => tokens[column].Any(word => char.IsAsciiDigit(word[0])),
        CallField.FailureReason => !tokens[column].Overlaps(FailureWords) && values[column].IsReasonOfCalls,
        CallField.CallType => tokens[column].SetEquals(Reason) && !values[column].IsReasonOfCalls,
        _ => false,
    };

    /// <summary>Whether the values support a name that holds other words besides: those may say whose id it is, or of what.</summary>
    private bool IsEnough(CallField field, int column) =>
        !values[column].IsEmpty && (field != CallField.CallId || values[column].IsMostlyUnique || tokens[column].Overlaps(CallWords));

    /// <summary>A time beside a date belongs to it; beside a date with a time it is one column too many.</summary>
    private void MapTimes()
    {
        if (!given.Columns.ContainsKey(CallField.TimeOfDay) && fields.TryGetValue(CallField.Timestamp, out var date)
            && values[date].Timestamp?.Kind == TimestampKind.DateAndTime && fields.TryGetValue(CallField.TimeOfDay, out var time))
        {
            fields.Remove(CallField.TimeOfDay);
            details.Remove(CallField.TimeOfDay);
            used.Remove(time);
        }
    }

    /// <summary>Where ids repeat, but not together with the line the call came in by, both are the id.</summary>
    private void MapLine()
    {
        if (fields.ContainsKey(CallField.Line) || given.Columns.ContainsKey(CallField.Line) || !fields.TryGetValue(CallField.CallId, out var id))
        {
            return;
        }

        var ids = sample.Columns[id].Hashes;
        var repeated = ids.Count - ids.Distinct().Count();
        for (var column = 0; repeated > 0 && column < header.Count; column++)
        {
            var lines = sample.Columns[column].Hashes;
            if (!used.Contains(column) && lines.Count == ids.Count && FieldNames.Match(CallField.Line, tokens[column]) > 0.5
                && ids.Count - ids.Zip(lines).Distinct().Count() <= repeated / 100)
            {
                Take(CallField.Line, column, 0.9, "call ids repeat, but not together with this column");
                return;
            }
        }
    }

    /// <summary>Where each row is a step of a call, the column that names the step tells the path of the call, not where it failed.</summary>
    private void MapSteps()
    {
        if (given.Columns.ContainsKey(CallField.MenuPath) || given.Columns.ContainsKey(CallField.FailureStep) || fields.ContainsKey(CallField.MenuPath))
        {
            return;
        }

        var step = fields.TryGetValue(CallField.FailureStep, out var mapped) ? mapped
            : Enumerable.Range(0, header.Count).FirstOrDefault(column => !used.Contains(column) && tokens[column].Overlaps(StepWords) && values[column].Suit(CallField.FailureStep) == 1, -1);
        if (step >= 0 && sample.Columns[step].Filled >= 0.9 * sample.Columns[step].Rows)
        {
            fields.Remove(CallField.FailureStep);
            details.Remove(CallField.FailureStep);
            Take(CallField.MenuPath, step, 0.8, "each row is a step of its call: its steps in order are the path");
        }
    }

    /// <exception cref="UnusableFileException">The file has no such column.</exception>
    private OutcomeRule RuleOf(OutcomeOverride rule)
    {
        var column = rule.Column is { } name ? MappingOverride.Find(name, header)
            : fields.TryGetValue(CallField.Outcome, out var outcome) ? outcome
            : throw new UnusableFileException(
                "The outcomes of the mapping name words, and no column holds the outcome: name it by \"outcome\", or give column and value.");
        return new OutcomeRule(column, FoldedText.Fold(rule.Value), rule.Outcome);
    }

    private void WarnOfMismatches()
    {
        if (fields.TryGetValue(CallField.Timestamp, out var time) && details[CallField.Timestamp].Confidence <= Threshold)
        {
            Warnings.Add($"Column {header[time]} was taken for the time of the calls: no column is named like their start.");
        }

        foreach (var field in Enum.GetValues<CallField>())
        {
            for (var column = 0; column < header.Count && !fields.ContainsKey(field); column++)
            {
                if (!used.Contains(column) && FieldNames.Match(field, tokens[column]) == 1 && values[column].Suit(field) < 0.5 && !IsTimeOfOtherKind(field, column))
                {
                    Warnings.Add($"Column {header[column]} is named like {NameOf(field)}, but its values are none: it was not used for it.");
                    break;
                }
            }
        }
    }

    /// <summary>A column named like a time suits one of date and time of day only, which is no contradiction.</summary>
    private bool IsTimeOfOtherKind(CallField field, int column) =>
        field is CallField.Timestamp or CallField.TimeOfDay
        && (values[column].Timestamp is { Kind: not TimestampKind.None } || fields.ContainsKey(CallField.Timestamp) || fields.ContainsKey(CallField.TimeOfDay));

    /// <summary>A column that holds in every record what another holds that is used.</summary>
    private bool IsRepetition(int column) =>
        sample.Columns[column].Hashes is { Count: > 1 } hashes && used.Any(other => sample.Columns[other].Hashes.SequenceEqual(hashes));

    private void Take(CallField field, int column, double confidence, string reason)
    {
        fields[field] = column;
        used.Add(column);
        details[field] = new MappingDecision(header[column], Math.Round(confidence, 2), reason);
    }

    private TimestampFormat? Format(CallField field) => fields.TryGetValue(field, out var column) ? values[column].Timestamp : null;

    private DurationFormat? DurationOf(CallField field) => !fields.TryGetValue(field, out var column) ? null
        : values[column].Duration is { Pattern: DurationPatterns.Seconds } plain && ColumnName.UnitOf(header[column]) is { } unit ? plain with { Unit = unit }
        : values[column].Duration;

    private static string NameOf(CallField field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString());
}
