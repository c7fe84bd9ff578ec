using IvrFunctions.Core.Calls;

namespace IvrFunctions.Cli.Generation;

/// <summary>The causes planted in one call log, at most one a reason.</summary>
internal sealed class PlantedPatterns
{
    private readonly Dictionary<FailureCause, PlantedPattern> byCause;

    public PlantedPatterns(params IReadOnlyList<PlantedPattern> all)
    {
        All = all;
        byCause = all.ToDictionary(pattern => Menu.Causes.Single(
            cause => cause.Step.Value == pattern.Step && cause.Reason.Value == pattern.Reason));
    }

    /// <summary>Those of the sample and of every log that asks for no others.</summary>
    public static PlantedPatterns Usual { get; } = new(
        new("authentication", "biometric_fail", 28,
            new(CallAttributes.CustomerSegment, Terms.Premium.Value), new(CallAttributes.HourBand, "peak_morning", "peak_evening")),
        new("balance_lookup", "backend_timeout", 60,
            new(CallAttributes.Region, Terms.South.Value), new(CallAttributes.Weekday, "monday")),
        new("payment", "card_declined", 25, new PlantedCondition(CallAttributes.Channel, Terms.MobileApp.Value)),
        new("main_menu", "speech_not_recognized", 40, new PlantedCondition(CallAttributes.Language, Terms.Catalan.Value)));

    public IReadOnlyList<PlantedPattern> All { get; }

    public PlantedPattern? Find(FailureCause cause) => byCause.GetValueOrDefault(cause);
}
