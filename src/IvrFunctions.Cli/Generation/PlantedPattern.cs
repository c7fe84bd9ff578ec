namespace IvrFunctions.Cli.Generation;

/// <summary>A cause to be found: a reason that is <see cref="Lift"/> times as frequent where all conditions hold.</summary>
/// <param name="Step">The step the reason occurs at.</param>
/// <param name="Reason">The failure reason.</param>
/// <param name="Lift">Rate among the calls that reach the step and where it holds, by the rate among the others there; in tenths.</param>
/// <param name="Conditions">The calls concerned.</param>
internal sealed record PlantedPattern(string Step, string Reason, int Lift, params IReadOnlyList<PlantedCondition> Conditions)
{
    public bool Holds(in CallDraft call)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(call))
            {
                return false;
            }
        }

        return true;
    }
}
