using System.Globalization;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Patterns;

/// <summary>Which failures are looked for among which calls.</summary>
public sealed record PatternQuery
{
    private const string DimensionsField = "dimensions";
    private const string LimitField = "limit";

    private const int DefaultLimit = 10;
    private const int MaxLimit = 20;
    private const int MaxDimensions = 12;

    /// <summary>What happened to a call, which is what is looked for; all else says who was at risk.</summary>
    internal static IReadOnlyList<string> Targets { get; } = [CallAttributes.FailureStep, CallAttributes.FailureReason, CallAttributes.Outcome];

    private static readonly string[] Failures = [CallOutcomes.NameOf(CallOutcome.Failed), CallOutcomes.NameOf(CallOutcome.Abandoned)];

    /// <summary>The parameters to read besides those of every query.</summary>
    public static IReadOnlyCollection<string> Parameters { get; } = [DimensionsField, LimitField];

    /// <summary>The calls at risk: no value of a target is in its filter.</summary>
    public required CallQuery AtRisk { get; init; }

    /// <summary>The failed calls looked for; empty for all.</summary>
    public required CallFilter Target { get; init; }

    /// <summary>What patterns are made of; <see langword="null"/>: what is found to be worth it.</summary>
    public IReadOnlyList<string>? Dimensions { get; init; }

    /// <summary>Whether nobody waits: what could be searched side by side is then searched in turn, in half of the memory.</summary>
    public bool InBackground { get; init; }

    /// <summary>Patterns reported at most.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>
    /// Divides a query: <c>failure_step</c>, <c>failure_reason</c> and <c>outcome</c> are the failures looked for, all other values and the period
    /// the calls at risk.
    /// </summary>
    /// <exception cref="InvalidRequestException">A parameter of <see cref="Parameters"/> is wrong, or the outcome is no failure.</exception>
    public static PatternQuery Of(CallQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var target = query.Filter.Values.Where(value => Targets.Contains(value.Key)).ToDictionary(StringComparer.Ordinal);
        if (target.TryGetValue(CallAttributes.Outcome, out var outcome) && !Failures.Contains(outcome))
        {
            throw new InvalidRequestException(
                CallAttributes.Outcome, "Patterns are those of failures: outcome must be failed or abandoned, or be left out for both.");
        }

        return new PatternQuery
        {
            AtRisk = query with { Filter = WithoutTarget(query.Filter), Previous = query.Previous is { } previous ? WithoutTarget(previous) : null },
            Target = new CallFilter(target),
            Dimensions = ReadDimensions(query),
            Limit = ReadLimit(query),
        };
    }

    private static CallFilter WithoutTarget(CallFilter filter) =>
        filter with { Values = filter.Values.Where(value => !Targets.Contains(value.Key)).ToDictionary(StringComparer.Ordinal) };

    private static string[]? ReadDimensions(CallQuery query)
    {
        if (!query.Others.TryGetValue(DimensionsField, out var text)) return null;
        var given = text.Split(',', StringSplitOptions.TrimEntries);
        if (given.Length > MaxDimensions || given.Distinct(StringComparer.Ordinal).Count() < given.Length)
        {
            throw new InvalidRequestException(DimensionsField, $"dimensions must be 1 to {MaxDimensions} different names, separated by commas.");
        }

        var known = query.Calls.Dimensions.Select(dimension => dimension.Name).Except(Targets).ToList();
        return Array.ConvertAll(given, name => known.Find(dimension => name == dimension || name == RequestFields.Of(dimension))
            ?? throw new InvalidRequestException(
                DimensionsField, $"Calls cannot be divided by one of the names. Known are {string.Join(", ", known)}."));
    }

    private static int ReadLimit(CallQuery query)
    {
        if (!query.Others.TryGetValue(LimitField, out var text)) return DefaultLimit;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new InvalidRequestException(LimitField, $"limit must be a whole number from 1 to {MaxLimit}.");
    }
}
