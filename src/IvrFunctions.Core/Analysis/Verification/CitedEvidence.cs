using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>What one statement cites, and the words and values that it may take from there.</summary>
internal sealed class CitedEvidence
{
    /// <summary>A word of a value's name is recognised by its beginning: "biométrica" is of "fallo biométrico".</summary>
    private const int StemLength = 6;

    private readonly Inquiry inquiry;
    private readonly Lazy<IReadOnlyList<string>> names;

    public CitedEvidence(Inquiry inquiry, IReadOnlyList<Fact> facts, IReadOnlyList<SimilarCase> cases)
    {
        this.inquiry = inquiry;
        Facts = facts;
        Cases = cases;
        Sources = EvidenceSource.Of(facts, cases);
        names = new Lazy<IReadOnlyList<string>>(() =>
            [.. Values.Concat(inquiry.Attributes).SelectMany(NamesOf).Distinct().OrderByDescending(name => name.Length)]);
    }

    public IReadOnlyList<Fact> Facts { get; }

    public IReadOnlyList<SimilarCase> Cases { get; }

    public IReadOnlyList<EvidenceSource> Sources { get; }

    /// <summary>The values that the cited facts and cases are about.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values =>
        Facts.SelectMany(fact => fact.About).Concat(Cases.SelectMany(similar => similar.Attributes));

    /// <summary>All words of the evidence and of the question, folded, between spaces.</summary>
    public string Words => " " + LabelFolding.Words(string.Join(
        ' ', Facts.Select(fact => fact.Text).Concat(names.Value).Append(inquiry.Request.Question ?? ""))) + " ";

    /// <summary>The text without the names of values: digits, letters and denials in them state nothing.</summary>
    public string WithoutNames(string text) =>
        names.Value.Aggregate(text, (rest, name) => rest.Replace(name, " ", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the fact or case has anything to do with the statement: a number, a value, or a word of a value's name.</summary>
    public static bool Relates(
        EvidenceSource source, IReadOnlyList<NumberMention> numbers, IEnumerable<IReadOnlyList<Category>> named, string text)
    {
        if (numbers.Any(source.Supports) || named.Any(source.IsAbout) || MarkedFigures.Concerns(text, source.Kind)) return true;
        var stems = Stems(text).ToHashSet(StringComparer.Ordinal);
        return source.About.SelectMany(NamesOf).SelectMany(Stems).Any(stems.Contains);
    }

    private static IEnumerable<string> Stems(string text) => LabelFolding.Words(text).Split(' ')
        .Where(word => word.Length >= StemLength)
        .Select(word => word[..StemLength]);

    private static IEnumerable<string> NamesOf(KeyValuePair<string, string> value)
    {
        if (value.Key == CallAttributes.Outcome || value.Value.Length < 2) return [];
        string[] own = [value.Value, value.Value.Replace('_', ' ')];
        // Of a column that holds no canonical field, a text names the column too.
        if (!CallAttributes.All.Contains(value.Key)) own = [.. own, value.Key];
        return Labels.Find(value.Key, value.Value) is { } label ? [label.EsPhrase, label.EnPhrase, label.Es, label.En, .. own] : own;
    }
}
