namespace IvrFunctions.Cli.Generation;

/// <summary>A cause to be found: a reason that is <see cref="Lift"/> times as frequent where <see cref="Holds"/>.</summary>
/// <param name="Step">The step the reason occurs at.</param>
/// <param name="Reason">The failure reason.</param>
/// <param name="Lift">Rate among the calls that reach the step and where it holds, by the rate among the others there; in tenths.</param>
/// <param name="Holds">The calls concerned.</param>
internal sealed record PlantedPattern(string Step, string Reason, int Lift, Func<CallDraft, bool> Holds)
{
    public static IReadOnlyList<PlantedPattern> All { get; } =
    [
        new("authentication", "biometric_fail", 28, call => call.Caller.Segment == Terms.Premium && call.IsPeakHour),
        new("balance_lookup", "backend_timeout", 60, call => call.Caller.Region == Terms.South && call.Time.DayOfWeek == DayOfWeek.Monday),
        new("payment", "card_declined", 25, call => call.Channel == Terms.MobileApp),
        new("main_menu", "speech_not_recognized", 40, call => call.Caller.Language == Terms.Catalan),
    ];
}
