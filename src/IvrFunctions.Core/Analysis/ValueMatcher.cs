using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis;

/// <summary>Finds the archive's spelling of a value that a person wrote.</summary>
internal static class ValueMatcher
{
    /// <summary>
    /// The value meant, or <see langword="null"/> where none or several could be: by spelling (letter case, accents and
    /// separators apart), by its name in either language, or by words that only one value's name has.
    /// </summary>
    public static string? Match(string attribute, string given, IReadOnlyList<string> values)
    {
        if (values.Contains(given, StringComparer.Ordinal)) return given;

        var spelt = values.FirstOrDefault(value => LabelComparer.Instance.Equals(value, given));
        if (spelt is not null) return spelt;

        var meant = Labels.Find(attribute, given);
        var named = values.FirstOrDefault(value => Labels.Find(attribute, value) is { } label
            && (label == meant || LabelComparer.Instance.Equals(label.Es, given) || LabelComparer.Instance.Equals(label.En, given)));
        if (named is not null) return named;

        var words = TermWords.Split(given);
        if (words.Length == 0) return null;
        var partial = values.Where(value => Names(attribute, value).Any(name => words.All(TermWords.Split(name).Contains))).Take(2).ToList();
        return partial.Count == 1 ? partial[0] : null;
    }

    private static IEnumerable<string> Names(string attribute, string value) =>
        Labels.Find(attribute, value) is { } label ? [value, label.Es, label.En] : [value];
}
