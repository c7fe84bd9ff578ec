using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis;

/// <summary>Words reduced so that singular and plural are one in both languages.</summary>
internal static class TermWords
{
    public static string[] Split(string text)
    {
        var words = LabelFolding.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++) words[i] = Stem(words[i]);
        return words;
    }

    /// <summary>Without a final s and then a final e, as both languages form plurals: fallo(s), cliente(s), autenticacion(es).</summary>
    public static string Stem(string word)
    {
        if (word.Length > 4 && word.EndsWith('s')) word = word[..^1];
        return word.Length > 4 && word.EndsWith('e') ? word[..^1] : word;
    }
}
