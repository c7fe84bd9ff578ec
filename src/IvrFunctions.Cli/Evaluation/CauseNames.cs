using System.Globalization;
using System.Text;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>Whether a text names a planted cause: its step, its reason and each attribute, in Spanish, in English or as the calls spell it.</summary>
internal static class CauseNames
{
    public static bool AreIn(string text, PlantedPattern planted)
    {
        var words = Words(text);
        return Names(CallAttributes.FailureStep, planted.Step).Any(IsNamed)
            && Names(CallAttributes.FailureReason, planted.Reason).Any(IsNamed)
            && planted.Conditions.All(condition => condition.Values.SelectMany(value => Names(condition.Attribute, value)).Any(IsNamed));

        bool IsNamed(string name) => words.Contains(Words(name), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string attribute, string value)
    {
        var (es, en) = (Labels.Of(TextLanguage.Es, attribute, value), Labels.Of(TextLanguage.En, attribute, value));

        // "Este" and "sur" are words of their own; codes of languages are those of other words.
        return attribute switch
        {
            CallAttributes.Region => ["región " + es, "zona " + es, en + " region", "the " + en],
            CallAttributes.Language => [es, en],
            _ => [es, en, value],
        };
    }

    /// <summary>Words without accents and endings of the plural, each between spaces.</summary>
    private static string Words(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var words = string.Concat(plain.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return $" {string.Join(' ', words.Select(Stem))} ";
    }

    /// <summary>Without a final s and then a final e: clientes, cliente; autenticaciones, autenticación.</summary>
    private static string Stem(string word)
    {
        var singular = word.Length > 4 && word.EndsWith('s') ? word[..^1] : word;
        return singular.Length > 4 && singular.EndsWith('e') ? singular[..^1] : singular;
    }
}
