using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>What became of the callers of the failed calls.</summary>
internal static class AftermathFact
{
    /// <summary>Fewer who called again tell nothing about what helps.</summary>
    private const long MinCalledAgain = 10;

    /// <summary>Exports that know calls handed to agents, and none that did without, do not say whether the agent could help.</summary>
    public static bool IsSuccessUnknown(Aftermath aftermath) => aftermath is { Succeeded: 0, Transferred: > 0 };

    public static void Add(Wording wording, Aftermath aftermath, FactList facts)
    {
        if (aftermath.Traceable < GroupComparison.MinCalls || aftermath.CalledAgain < MinCalledAgain) return;
        var values = new Dictionary<string, double>
        {
            [FactValues.Traceable] = aftermath.Traceable,
            [FactValues.CalledAgain] = aftermath.CalledAgain,
            [FactValues.CalledAgainShare] = FactList.Round((double)aftermath.CalledAgain / aftermath.Traceable),
        };
        if (!IsSuccessUnknown(aftermath))
        {
            values[FactValues.SucceededLater] = aftermath.Succeeded;
            values[FactValues.SucceededLaterShare] = FactList.Round((double)aftermath.Succeeded / aftermath.CalledAgain);
        }

        if (aftermath.Transferred > 0) values[FactValues.TransferredLater] = aftermath.Transferred;
        if (aftermath.OtherChannel > 0) values[FactValues.OtherChannelLater] = aftermath.OtherChannel;
        facts.Add(FactKind.Aftermath, wording.Aftermath(aftermath), facts.Failure, values);
    }
}
