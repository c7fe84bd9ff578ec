using System.Collections.Frozen;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>Tells by function words whether a sentence is in the answer's language.</summary>
internal static class LanguageCheck
{
    /// <summary>Function words that the other language does not have, and what is said of calls in every answer.</summary>
    private static readonly FrozenSet<string> Spanish = Words(
        "el la los las un una unos unas de del en con por para que es son se su sus al o y mas este esta estos estas entre como "
        + "cuando sin sobre han fue fueron hay lo le durante desde hasta tambien llamada llamadas fallo fallos clientes caso casos veces "
        + "frecuente paso hora frente resto revisar mejorar comprobar");

    private static readonly FrozenSet<string> English = Words(
        "the an of in on at with for that is are was were this these those and or not more among than by from to it its as when "
        + "without have there be during also which failed call calls failure failures customer customers case cases times frequent step "
        + "hour hours elsewhere often fail fails review check improve");

    /// <summary>Words that neither language has: those of the languages models slip into.</summary>
    private static readonly FrozenSet<string> Foreign = Words(
        "nao uma sao pelo pela das nos nas est les des dans pour avec une sur der die das und ist von mit den dem nicht il gli "
        + "che della sono chamada chamadas falha falhas vezes mais appels appel clients echec echecs plus anrufe kunden fehler bei "
        + "chiamate chiamata clienti volte piu errori");

    /// <summary>Sentences without function words (labels, names) pass: nothing speaks against them.</summary>
    public static bool Fits(string text, TextLanguage language)
    {
        var (own, other) = language == TextLanguage.Es ? (Spanish, English) : (English, Spanish);
        int right = 0, wrong = 0, words = 0, letters = 0, latin = 0;
        foreach (var word in LabelFolding.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            words++;
            letters += word.Count(char.IsLetter);
            latin += word.Count(char.IsAsciiLetter);
            if (own.Contains(word)) right++;
            else if (other.Contains(word) || Foreign.Contains(word)) wrong++;
        }

        // Names of values may be English in a Spanish sentence, but not one word of two; and sentences of six words have function
        // words: one without a single one is in a language that is not known here.
        return wrong * 2 <= right && (words < 6 || right > 0) && latin * 2 >= letters;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
