using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Computes the facts of an inquiry from one count over the archive.</summary>
internal static class FactFinder
{
    private static readonly string[] Compared =
    [
        CallAttributes.CustomerSegment, CallAttributes.HourBand, CallAttributes.Weekday, CallAttributes.Region, CallAttributes.Channel,
    ];

    public static async Task<FactSheet> FindAsync(Inquiry inquiry, ICallSnapshot snapshot, CancellationToken cancellationToken)
    {
        // The call type is who is at risk, step and reason are what happened: all else is a group to compare.
        string[] named =
        [
            .. CallAttributes.All.Where(attribute => inquiry.Attributes.ContainsKey(attribute)
                && attribute is not (CallAttributes.CallType or CallAttributes.FailureStep or CallAttributes.FailureReason)),
        ];
        string[] singles = [.. Compared.Union(named)];
        string[] breakdown = Breakdown(inquiry);
        List<IReadOnlyList<string>> groupings = [[], FactBuilder.Pair, .. singles.Select(attribute => (string[])[attribute])];
        if (breakdown.Length > 0) groupings.Add(breakdown);
        var signature = named.Length >= 2 && !named.ToHashSet().SetEquals(FactBuilder.Pair) ? named : null;
        if (signature is not null) groupings.Add(signature);

        var groups = await snapshot.CountAsync(
            Filter(inquiry, CallAttributes.CallType),
            Filter(inquiry, CallAttributes.FailureStep, CallAttributes.FailureReason),
            groupings,
            cancellationToken);
        return new FactBuilder(inquiry, snapshot.Population, groups).Build(named, singles, breakdown, signature);
    }

    private static string[] Breakdown(Inquiry inquiry) => (inquiry.Step, inquiry.Reason) switch
    {
        (null, null) => [CallAttributes.FailureStep, CallAttributes.FailureReason],
        (_, null) => [CallAttributes.FailureReason],
        (null, _) => [CallAttributes.FailureStep],
        _ => [],
    };

    private static CallFilter Filter(Inquiry inquiry, params string[] attributes)
    {
        var values = attributes.Where(inquiry.Attributes.ContainsKey).ToDictionary(name => name, name => inquiry.Attributes[name]);
        return values.Count == 0 ? CallFilter.All : new CallFilter(values);
    }
}
