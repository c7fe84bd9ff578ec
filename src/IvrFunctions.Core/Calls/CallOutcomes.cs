namespace IvrFunctions.Core.Calls;

/// <summary>The outcomes by the names that <see cref="CallAttributes.Outcome"/> takes.</summary>
public static class CallOutcomes
{
    private static readonly string[] Names = [.. Enum.GetNames<CallOutcome>().Select(name => name.ToLowerInvariant())];

    /// <summary>All of them, in the order of <see cref="CallOutcome"/>.</summary>
    public static IReadOnlyList<string> All => Names;

    public static string NameOf(CallOutcome outcome) => Names[(int)outcome];
}
