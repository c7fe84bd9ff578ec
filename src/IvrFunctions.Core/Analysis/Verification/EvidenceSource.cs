using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>A cited fact or case, or all cited cases together, as what a number may come from.</summary>
internal abstract class EvidenceSource
{
    /// <summary>Whom its numbers are about.</summary>
    public abstract IEnumerable<KeyValuePair<string, string>> About { get; }

    /// <summary>Whether a number of it needs its group named, and may be said of the failure asked about.</summary>
    public abstract FactKind? Kind { get; }

    /// <summary>The value's names for which the number holds; empty where it does not.</summary>
    public abstract IEnumerable<string> Meanings(NumberMention number);

    /// <summary>The days of an episode, as its sentence writes them.</summary>
    public virtual IReadOnlyList<string> Days => [];

    public bool Supports(NumberMention number) => Meanings(number).Any();

    /// <summary>The cited facts and cases, and the cases together where several are cited.</summary>
    public static IReadOnlyList<EvidenceSource> Of(IEnumerable<Fact> facts, IReadOnlyList<SimilarCase> cases) =>
    [
        .. facts.Select(fact => new OfFact(fact)),
        .. cases.Select(similar => new OfCases([similar])),
        .. cases.Count > 1 ? (EvidenceSource[])[new OfCases(cases)] : [],
    ];

    private sealed class OfFact(Fact fact) : EvidenceSource
    {
        public override IEnumerable<KeyValuePair<string, string>> About => fact.About;

        public override FactKind? Kind => fact.Kind;

        public override IReadOnlyList<string> Days => fact.Kind == FactKind.Episode
            ? [.. NumberReader.Read(fact.Text, TextLanguage.En).Where(number => number.Unit == NumberUnit.Date).Select(day => day.Text)]
            : [];

        public override IEnumerable<string> Meanings(NumberMention number) =>
            fact.Values.Where(value => Holds(value.Key, value.Value, number)).Select(value => value.Key);

        private static bool Holds(string name, double actual, NumberMention number) => number.Unit switch
        {
            NumberUnit.Percent => FactValues.IsFraction(name) && number.Readings.Any(reading => reading.Means(actual * 100)),
            NumberUnit.Times => name == FactValues.Lift && number.Readings.Any(reading => reading.Means(actual)),
            NumberUnit.Plain when FactValues.IsHour(name) => false,
            // Without a unit a whole number is a count; a ratio or a fraction shows its decimals.
            NumberUnit.Plain => number.Readings.Any(reading => reading.Means(actual)
                && reading.IsWhole == !(FactValues.IsFraction(name) || name == FactValues.Lift)),
            _ => false,
        };
    }

    /// <summary>Of cases only what is counted: numbers in their notes are anybody's.</summary>
    private sealed class OfCases(IReadOnlyList<SimilarCase> cases) : EvidenceSource
    {
        public const string Cases = "cases";

        public override IEnumerable<KeyValuePair<string, string>> About => cases.SelectMany(similar => similar.Attributes);

        public override FactKind? Kind => null;

        public override IEnumerable<string> Meanings(NumberMention number)
        {
            if (number.Unit != NumberUnit.Plain) yield break;
            foreach (var reading in number.Readings)
            {
                if (reading.IsWhole && reading.Means(cases.Sum(similar => similar.Calls))) yield return FactValues.Hits;
                if (reading.IsWhole && reading.Means(cases.Count)) yield return Cases;
                if (!reading.IsWhole && cases.Any(similar => reading.Means(similar.Similarity))) yield return nameof(SimilarCase.Similarity);
            }
        }
    }

    /// <summary>Whether one of the categories is what this is about.</summary>
    public bool IsAbout(IEnumerable<Category> categories) => categories.Any(category => About.Any(value =>
        category.Attribute == value.Key && LabelComparer.Instance.Equals(category.Value, value.Value)));
}
