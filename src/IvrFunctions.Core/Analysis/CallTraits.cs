using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Analysis;

/// <summary>Attributes of a call by name, and a call from attributes.</summary>
internal static class CallTraits
{
    /// <summary>What makes two cases the same story to a reader: all that narratives tell except notes and counts.</summary>
    public static readonly IReadOnlyList<string> Story =
    [
        CallAttributes.CallType, CallAttributes.FailureStep, CallAttributes.FailureReason, CallAttributes.CustomerSegment,
        CallAttributes.Channel, CallAttributes.Language, CallAttributes.MenuPath, CallAttributes.Outcome,
    ];

    /// <summary>Narratives tell no time, so any will do; it is fixed to keep answers repeatable.</summary>
    private static readonly DateTimeOffset AnyTime = new(2024, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static string? Get(CallRecord call, string attribute) => attribute switch
    {
        CallAttributes.CallType => call.CallType,
        CallAttributes.Channel => call.Channel,
        CallAttributes.MenuPath => call.MenuPath,
        CallAttributes.FailureStep => call.FailureStep,
        CallAttributes.FailureReason => call.FailureReason,
        CallAttributes.CustomerSegment => call.CustomerSegment,
        CallAttributes.Language => call.Language,
        CallAttributes.Region => call.Region,
        CallAttributes.Queue => call.Queue,
        CallAttributes.Outcome => CallOutcomes.NameOf(call.Outcome),
        CallAttributes.HourBand => call.HourBand,
        CallAttributes.Weekday => call.Weekday,
        _ => null,
    };

    /// <summary>The attributes that the call has, of those named.</summary>
    public static Dictionary<string, string> Collect(CallRecord call, IEnumerable<string> attributes)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            if (Get(call, attribute) is { Length: > 0 } value) values[attribute] = value;
        }

        return values;
    }

    /// <summary>A failed call with these attributes, as a pattern to look for others.</summary>
    public static CallRecord ToCall(IReadOnlyDictionary<string, string> attributes) => new()
    {
        StartedAt = AnyTime,
        Outcome = CallOutcome.Failed,
        CallType = attributes.GetValueOrDefault(CallAttributes.CallType),
        Channel = attributes.GetValueOrDefault(CallAttributes.Channel),
        MenuPath = attributes.GetValueOrDefault(CallAttributes.MenuPath),
        FailureStep = attributes.GetValueOrDefault(CallAttributes.FailureStep),
        FailureReason = attributes.GetValueOrDefault(CallAttributes.FailureReason),
        CustomerSegment = attributes.GetValueOrDefault(CallAttributes.CustomerSegment),
        Language = attributes.GetValueOrDefault(CallAttributes.Language),
        Region = attributes.GetValueOrDefault(CallAttributes.Region),
        Queue = attributes.GetValueOrDefault(CallAttributes.Queue),
    };
}
