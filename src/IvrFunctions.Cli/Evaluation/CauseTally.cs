using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>Counts what the evaluation must know of a planted cause from the calls themselves.</summary>
internal sealed class CauseTally(PlantedPattern planted)
{
    /// <summary>What the miner may find a cause in: all that is known of a call before it ends.</summary>
    private static readonly string[] Attributes =
    [
        CallAttributes.CallType, CallAttributes.CustomerSegment, CallAttributes.Channel, CallAttributes.Region, CallAttributes.Language,
        CallAttributes.HourBand, CallAttributes.Weekday,
    ];

    /// <summary>What tells two cases apart, besides the failure itself.</summary>
    private static readonly string[] StoryAttributes =
    [
        CallAttributes.CallType, CallAttributes.CustomerSegment, CallAttributes.Channel, CallAttributes.Language, CallAttributes.MenuPath,
        CallAttributes.Outcome,
    ];

    private readonly Dictionary<string, CountedRow> groups = [];
    private readonly HashSet<string> stories = [];
    private string? callId;

    public void Add(GeneratedRow row)
    {
        if (!row.Reaches(planted.Step))
            return;

        var failed = row[CallAttributes.FailureStep] == planted.Step && row[CallAttributes.FailureReason] == planted.Reason;
        var values = Array.ConvertAll(Attributes, attribute => row[attribute]);
        var key = string.Join('|', values);
        var group = groups.GetValueOrDefault(key, new CountedRow(values, 0, 0));
        groups[key] = group with { Calls = group.Calls + 1, Failed = group.Failed + (failed ? 1 : 0) };
        if (!failed)
            return;

        stories.Add(string.Join('|', StoryAttributes.Select(attribute => row[attribute])));
        if (callId is null && planted.Conditions.All(condition => condition.Values.Contains(row[condition.Attribute])))
            callId = row.CallId;
    }

    public EvaluatedCause ToCause() => new(planted, callId, stories.Count, new CountedRows(Attributes, [.. groups.Values]));
}
