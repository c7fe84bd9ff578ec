using System.Collections.Frozen;

namespace IvrFunctions.Core.Narratives;

/// <summary>Names of the usual values of calls in Spanish and English, whatever casing and separators an export uses.</summary>
public static class Labels
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, Label>> Tables =
        LabelsTable.Entries()
            .GroupBy(entry => entry.Attribute, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.SelectMany(entry => entry.Keys.Split('|').Select(key => KeyValuePair.Create(key, entry.Label)))
                    .ToFrozenDictionary(LabelComparer.Instance),
                StringComparer.Ordinal);

    /// <summary>
    /// The value's name, <c>autenticación</c> for <c>authentication</c>; a value without one is given back with its underscores
    /// as spaces. Known values cost no allocation.
    /// </summary>
    public static string Of(TextLanguage language, string attribute, string value) =>
        Find(attribute, value)?.Text(language) ?? Plain(value);

    /// <summary>
    /// The value as it stands in a sentence about calls: <c>en el paso de autenticación</c>, <c>among premium customers</c>,
    /// <c>los lunes</c>. A reason carries its article only (<c>un fallo biométrico</c>), a call type what joins it to "calls"
    /// (<c>de facturación</c>, <c>billing</c>).
    /// </summary>
    public static string Phrase(TextLanguage language, string attribute, string value) =>
        Find(attribute, value)?.Phrase(language) ?? LabelPhrases.Unknown(language, attribute, Plain(value));

    internal static Label? Find(string attribute, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Tables.TryGetValue(attribute, out var table) ? table.GetValueOrDefault(value) : null;
    }

    /// <summary>The first spelling and the name of every usual value of the attribute.</summary>
    internal static IEnumerable<(string Value, Label Label)> Usual(string attribute) =>
        LabelsTable.Entries()
            .Where(entry => entry.Attribute == attribute)
            .Select(entry => (entry.Keys.Split('|')[0], entry.Label));

    private static string Plain(string value) => value.Contains('_', StringComparison.Ordinal) ? value.Replace('_', ' ') : value;
}
