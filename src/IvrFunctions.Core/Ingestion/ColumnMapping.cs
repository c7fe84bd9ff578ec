using System.Text.Json.Serialization;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Which column holds which canonical field, and how its values are written.</summary>
/// <param name="Header">The columns' names, each different from the others.</param>
/// <param name="Fields">Canonical field to column, counted from 0.</param>
public sealed record ColumnMapping(IReadOnlyList<string> Header, IReadOnlyDictionary<CallField, int> Fields)
{
    /// <summary>Why each column was chosen.</summary>
    public IReadOnlyDictionary<CallField, MappingDecision> Details { get; init; } = new Dictionary<CallField, MappingDecision>();

    public TimestampFormat? Timestamp { get; init; }

    public TimestampFormat? TimeOfDay { get; init; }

    public DurationFormat? Duration { get; init; }

    public DurationFormat? Wait { get; init; }

    /// <summary>The columns that hold no canonical field and are kept as they are.</summary>
    public IReadOnlyList<int> Extras { get; init; } = [];

    /// <summary>Those of them that are dates, times or decimal numbers, which look like phone numbers and hold no personal data.</summary>
    public IReadOnlyList<int> PlainExtras { get; init; } = [];

    /// <summary>The columns of personal data that are not kept.</summary>
    public IReadOnlyList<int> Personal { get; init; } = [];

    /// <summary>The user's rules for outcomes, the first that fits counts.</summary>
    public IReadOnlyList<OutcomeRule> OutcomeRules { get; init; } = [];

    /// <summary>Zone of times without an offset; <see langword="null"/> for UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Set where a call stands on several rows.</summary>
    public RowGrouping? Grouping { get; init; }

    /// <summary>Whether a column says at which step or why calls failed.</summary>
    [JsonIgnore]
    public bool TellsFailures => Fields.ContainsKey(CallField.FailureStep) || Fields.ContainsKey(CallField.FailureReason);

    /// <summary>Whether a column says how calls ended.</summary>
    [JsonIgnore]
    public bool TellsOutcomes => Fields.ContainsKey(CallField.Outcome) || Fields.ContainsKey(CallField.Answered)
        || Fields.ContainsKey(CallField.Resolved) || Fields.ContainsKey(CallField.Abandoned) || Fields.ContainsKey(CallField.Transferred)
        || OutcomeRules.Count > 0;

    /// <summary>The column of a field, or -1.</summary>
    public int ColumnOf(CallField field) => Fields.TryGetValue(field, out var column) ? column : -1;
}
