using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>The values that attributes take in one snapshot, asked for once as long as the snapshot lives.</summary>
internal sealed class ArchiveVocabulary
{
    /// <summary>Values an attribute is asked for; rarer ones are still found where a request spells them as the archive does.</summary>
    private const int MaxValues = 500;

    private static readonly ConditionalWeakTable<ICallSnapshot, ArchiveVocabulary> Cache = [];

    /// <summary>The attributes whose values are words that a claim can confuse.</summary>
    private static readonly string[] Named =
    [
        CallAttributes.CallType, CallAttributes.FailureStep, CallAttributes.FailureReason, CallAttributes.CustomerSegment,
        CallAttributes.Channel, CallAttributes.Region, CallAttributes.Language, CallAttributes.Queue,
    ];

    /// <summary>A column of more values is not searched for groups either.</summary>
    private const long MaxExtraValues = 1_000;

    private readonly WeakReference<ICallSnapshot> source;
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);
    private CategoryTerms? terms;

    private ArchiveVocabulary(ICallSnapshot snapshot) => source = new WeakReference<ICallSnapshot>(snapshot);

    public static ArchiveVocabulary Of(ICallSnapshot snapshot) => Cache.GetValue(snapshot, key => new ArchiveVocabulary(key));

    /// <summary>The values of the attribute among failed calls, most frequent first.</summary>
    public async ValueTask<IReadOnlyList<string>> ValuesAsync(string attribute, CancellationToken cancellationToken)
    {
        if (attribute == CallAttributes.HourBand) return HourBandBounds.Names;
        if (attribute == CallAttributes.Weekday) return Weekdays.All;
        if (values.TryGetValue(attribute, out var known)) return known;
        if (!source.TryGetTarget(out var snapshot)) return [];

        var found = await snapshot.GetValuesAsync(attribute, MaxValues, cancellationToken);
        return values.GetOrAdd(attribute, [.. found.Where(value => value.Length > 0)]);
    }

    /// <summary>The words by which a text names values of calls.</summary>
    public async ValueTask<CategoryTerms> TermsAsync(CancellationToken cancellationToken)
    {
        if (terms is not null) return terms;

        var categories = new List<Category>();
        foreach (var attribute in Named)
        {
            foreach (var value in await ValuesAsync(attribute, cancellationToken)) categories.Add(new Category(attribute, value));
        }

        // Columns without a canonical field are in facts too; their values are words of claims, not of questions.
        foreach (var dimension in Extras())
        {
            foreach (var value in await ValuesAsync(dimension, cancellationToken)) categories.Add(new Category(dimension, value));
        }

        return terms = new CategoryTerms(categories);
    }

    private IEnumerable<string> Extras() => source.TryGetTarget(out var snapshot)
        ? snapshot.Dimensions.Where(dimension => dimension.Headers.Count > 0 && dimension.Values is > 1 and <= MaxExtraValues).Select(dimension => dimension.Name)
        : [];
}
