using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>What became of the callers of the failed calls.</summary>
internal static class AftermathFact
{
    /// <summary>Fewer who called again tell nothing about what helps.</summary>
    private const long MinCalledAgain = 10;

    public static void Add(Wording wording, Aftermath aftermath, FactList facts)
    {
        if (aftermath.Traceable < GroupComparison.MinCalls || aftermath.CalledAgain < MinCalledAgain) return;
        var values = new Dictionary<string, double>
        {
            [FactValues.Traceable] = aftermath.Traceable,
            [FactValues.CalledAgain] = aftermath.CalledAgain,
            [FactValues.CalledAgainShare] = FactList.Round((double)aftermath.CalledAgain / aftermath.Traceable),
            [FactValues.SucceededLater] = aftermath.Succeeded,
            [FactValues.SucceededLaterShare] = FactList.Round((double)aftermath.Succeeded / aftermath.CalledAgain),
        };
        if (aftermath.Transferred > 0) values[FactValues.TransferredLater] = aftermath.Transferred;
        if (aftermath.OtherChannel > 0) values[FactValues.OtherChannelLater] = aftermath.OtherChannel;
        facts.Add(FactKind.Aftermath, wording.Aftermath(aftermath), facts.Failure, values);
    }
}
