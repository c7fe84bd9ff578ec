using IvrFunctions.Core.Calls;

namespace IvrFunctions.Cli.Generation;

/// <summary>What is known of a call before it is decided how it ends.</summary>
internal readonly record struct CallDraft(Caller Caller, CsvText Channel, DateTime Time, PlantedPatterns Planted)
{
    /// <summary>The attributes a cause can be planted on.</summary>
    public string Get(string attribute) => attribute switch
    {
        CallAttributes.CustomerSegment => Caller.Segment.Value,
        CallAttributes.Region => Caller.Region.Value,
        CallAttributes.Language => Caller.Language.Value,
        CallAttributes.Channel => Channel.Value,
        CallAttributes.HourBand => HourBands.Of(Time.Hour),
        CallAttributes.Weekday => Weekdays.Of(Time.DayOfWeek),
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "A call has no such attribute before it ends."),
    };
}
