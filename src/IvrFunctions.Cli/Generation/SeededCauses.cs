using IvrFunctions.Core.Calls;

namespace IvrFunctions.Cli.Generation;

/// <summary>
/// Draws causes to plant: one to three attributes, 1.5 to 5 times the usual rate, and so many failures too many that they can be told from
/// chance. Another seed gives other causes.
/// </summary>
internal static class SeededCauses
{
    public const int Most = 5;

    /// <summary>Standard deviations of the failures expected anyway: below five nobody could tell a cause from chance.</summary>
    private const double MinDeviations = 6;

    /// <summary>A value that most calls have is no place for failures to concentrate in.</summary>
    private const double MaxShare = 0.3;

    private const double MinShare = 0.005;
    private const int MaxAttributes = 3;
    private const int Tries = 2_000;

    /// <summary>Of the calls that would reach a step if none failed before it, at least so many do.</summary>
    private const double GettingThere = 0.8;

    private static readonly (string Attribute, (string Value, double Share)[] Values)[] Attributes =
    [
        (CallAttributes.CustomerSegment, Of(Caller.Segments)),
        (CallAttributes.Region, Of(Caller.Regions)),
        (CallAttributes.Language, Of(Caller.Languages)),
        (CallAttributes.Channel, Of(CallGenerator.Channels)),
        (CallAttributes.HourBand, [.. new CallCalendar().SharesBy(time => HourBands.Of(time.Hour))]),
        (CallAttributes.Weekday, [.. new CallCalendar().SharesBy(time => Weekdays.Of(time.DayOfWeek))]),
    ];

    /// <exception cref="CliException">So few calls cannot show so many causes.</exception>
    public static PlantedPatterns Draw(long rows, int seed, int count)
    {
        // Not the stream that draws the calls.
        var random = new DeterministicRandom(~(ulong)seed);
        var drawn = new List<PlantedPattern>();
        while (drawn.Count < count)
        {
            drawn.Add(DrawOne(ref random, rows, drawn)
                ?? throw new CliException($"In {rows} calls {count} causes could not be told from chance. Ask for more calls or fewer causes."));
        }

        return new PlantedPatterns(drawn);
    }

    /// <summary>With as many attributes as chance wants, or as so many calls allow.</summary>
    private static PlantedPattern? DrawOne(ref DeterministicRandom random, long rows, List<PlantedPattern> others)
    {
        for (var attributes = random.Between(1, MaxAttributes); attributes > 0; attributes--)
        {
            for (var tries = 0; tries < Tries; tries++)
            {
                if (TryDraw(ref random, rows, attributes) is { } pattern
                    && !others.Any(other => (other.Step, other.Reason) == (pattern.Step, pattern.Reason)))
                {
                    return pattern;
                }
            }
        }

        return null;
    }

    private static PlantedPattern? TryDraw(ref DeterministicRandom random, long rows, int count)
    {
        var cause = Menu.Causes[random.Next(Menu.Causes.Count)];
        var lift = random.Between(15, 50);
        var attributes = Attributes.ToList();
        var conditions = new List<PlantedCondition>();
        var share = 1.0;
        for (var i = 0; i < count; i++)
        {
            var (attribute, values) = attributes[random.Next(attributes.Count)];
            var (value, part) = values[random.Next(values.Length)];
            attributes.RemoveAll(other => other.Attribute == attribute);
            conditions.Add(new PlantedCondition(attribute, value));
            share *= part;
            if (part > MaxShare)
            {
                return null;
            }
        }

        var expected = rows * ReachOf(cause) * share * cause.Rate / FailureCause.Whole;
        var deviations = expected * (lift - 10) / 10 / Math.Sqrt(Math.Max(expected, 1));
        return share >= MinShare && deviations >= MinDeviations
            ? new PlantedPattern(cause.Step.Value, cause.Reason.Value, lift, conditions)
            : null;
    }

    /// <summary>The share of calls that reach the step; 0 for the agents, whom only those reach that ask for one.</summary>
    private static double ReachOf(FailureCause cause) => cause.Step == Menu.AgentTransfer.Name
        ? 0
        : GettingThere * CallKind.All.Shares.Where(kind => kind.Value.Steps.Any(step => step.Name == cause.Step)).Sum(kind => kind.Share);

    private static (string, double)[] Of(Weighted<CsvText> values) => [.. values.Shares.Select(value => (value.Value.Value, value.Share))];
}
