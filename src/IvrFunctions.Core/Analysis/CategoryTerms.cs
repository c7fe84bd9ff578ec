using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis;

internal readonly record struct Category(string Attribute, string Value);

/// <summary>
/// Finds the attribute values that a text names, by the archive's spelling or by their Spanish or English name, in singular or
/// plural. A word may stand for several values ("hora punta" for two bands).
/// </summary>
internal sealed class CategoryTerms
{
    /// <summary>Values that are also everyday words of an explanation: naming them says nothing.</summary>
    private static readonly HashSet<string> TooCommon = new(
        "otro otra other general normal ninguno ninguna none no si yes desconocido unknown error llamada call cliente customer este oeste"
            .Split(' ').Select(TermWords.Stem), StringComparer.Ordinal);

    private readonly Dictionary<string, List<Category>> terms = new(StringComparer.Ordinal);
    private readonly HashSet<Category> known = [];
    private int longest = 1;

    public CategoryTerms(IEnumerable<Category> archive)
    {
        foreach (var category in archive) Add(category);

        // Segments and times are what claims get wrong most easily: known even where the archive has never seen them.
        foreach (var attribute in (string[])[CallAttributes.CustomerSegment, CallAttributes.HourBand, CallAttributes.Weekday])
        {
            foreach (var (value, _) in Labels.Usual(attribute)) Add(new Category(attribute, value));
        }

        foreach (var (words, values) in TimeWords.All)
        {
            foreach (var category in values) Add(words, category);
        }
    }

    /// <summary>The values named, each with all it may stand for; a longer name hides the shorter ones inside it.</summary>
    public IEnumerable<(string Term, IReadOnlyList<Category> Categories)> FindIn(string text)
    {
        var words = TermWords.Split(text);
        for (var start = 0; start < words.Length;)
        {
            var length = Math.Min(longest, words.Length - start);
            List<Category>? found = null;
            while (length > 0 && !terms.TryGetValue(string.Join(' ', words, start, length), out found)) length--;
            if (found is not null) yield return (string.Join(' ', words, start, length), found);
            start += Math.Max(1, length);
        }
    }

    /// <summary>Whether a text could name this value at all.</summary>
    public bool Knows(Category category) => known.Contains(category);

    private void Add(Category category)
    {
        var label = Labels.Find(category.Attribute, category.Value);
        if (label is not null)
        {
            Add(label.Es, category);
            Add(label.En, category);
            if (category.Attribute == CallAttributes.Region)
            {
                // "Este" alone is a pronoun; "la región este" is not.
                Add("región " + label.Es, category);
                Add("zona " + label.Es, category);
                Add(label.En + " region", category);
            }
        }

        // Language codes are words of other kinds ("es", "en", "de"): only their names count.
        if (label is null || category.Attribute != CallAttributes.Language) Add(category.Value, category);
    }

    private void Add(string name, Category category)
    {
        var words = TermWords.Split(name);
        var term = string.Join(' ', words);
        if (term.Length < 3 || TooCommon.Contains(term) || term.All(c => char.IsDigit(c) || c == ' ')) return;
        if (!terms.TryGetValue(term, out var categories)) terms[term] = categories = [];
        // The archive's spelling comes first; a usual value in other letters ("VIP", "vip") is the same one.
        if (!categories.Any(other => other.Attribute == category.Attribute && LabelComparer.Instance.Equals(other.Value, category.Value)))
        {
            categories.Add(category);
        }

        known.Add(category);
        longest = Math.Max(longest, words.Length);
    }
}
