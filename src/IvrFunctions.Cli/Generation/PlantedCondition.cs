namespace IvrFunctions.Cli.Generation;

/// <summary>A part of where a planted cause holds.</summary>
/// <param name="Attribute">By the name of <see cref="Core.Calls.CallAttributes"/>.</param>
/// <param name="Values">Any of these.</param>
internal sealed record PlantedCondition(string Attribute, params IReadOnlyList<string> Values)
{
    public bool Holds(in CallDraft call) => Values.Contains(call.Get(Attribute));
}
