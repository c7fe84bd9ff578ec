using System.Collections.Frozen;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Numbers written as words, of either language in both: a model that answers in Spanish may still count in English. "One" counts
/// only where it stands for a count: in both languages it is mostly an article or a pronoun.
/// </summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Spanish = Table(
        ("cero", 0), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10),
        ("once", 11), ("doce", 12), ("trece", 13), ("catorce", 14), ("quince", 15), ("dieciseis", 16), ("diecisiete", 17),
        ("dieciocho", 18), ("diecinueve", 19), ("veinte", 20), ("veintiuno", 21), ("veintiun", 21), ("veintiuna", 21),
        ("veintidos", 22), ("veintitres", 23), ("veinticuatro", 24), ("veinticinco", 25), ("veintiseis", 26), ("veintisiete", 27),
        ("veintiocho", 28), ("veintinueve", 29), ("treinta", 30), ("cuarenta", 40), ("cincuenta", 50), ("sesenta", 60),
        ("setenta", 70), ("ochenta", 80), ("noventa", 90), ("cien", 100), ("ciento", 100), ("doscientos", 200), ("doscientas", 200),
        ("trescientos", 300), ("trescientas", 300), ("cuatrocientos", 400), ("cuatrocientas", 400), ("quinientos", 500),
        ("quinientas", 500), ("seiscientos", 600), ("seiscientas", 600), ("setecientos", 700), ("setecientas", 700),
        ("ochocientos", 800), ("ochocientas", 800), ("novecientos", 900), ("novecientas", 900), ("mil", 1_000), ("millon", 1_000_000),
        ("millones", 1_000_000));

    private static readonly FrozenDictionary<string, int> English = Table(
        ("zero", 0), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
        ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17),
        ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
        ("seventy", 70), ("eighty", 80), ("ninety", 90), ("hundred", 100), ("thousand", 1_000), ("million", 1_000_000));

    private static readonly FrozenDictionary<string, (double Value, NumberUnit Unit)> Multiples =
        new Dictionary<string, (double, NumberUnit)>
        {
            ["doble"] = (2, NumberUnit.Times),
            ["cuadruple"] = (4, NumberUnit.Times),
            ["twice"] = (2, NumberUnit.Times),
            ["twofold"] = (2, NumberUnit.Times),
            ["threefold"] = (3, NumberUnit.Times),
            ["thrice"] = (3, NumberUnit.Times),
            ["tenfold"] = (10, NumberUnit.Times),
            ["mitad"] = (50, NumberUnit.Percent),
            ["half"] = (50, NumberUnit.Percent),
            ["tercio"] = (100.0 / 3, NumberUnit.Percent),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word of the other language that is an everyday word of this one.</summary>
    private const string SpanishEleven = "once";

    private static readonly FrozenDictionary<string, int> InSpanish = English.Concat(Spanish)
        .ToFrozenDictionary(word => word.Key, word => word.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> InEnglish = Spanish.Where(word => word.Key != SpanishEleven).Concat(English)
        .ToFrozenDictionary(word => word.Key, word => word.Value, StringComparer.Ordinal);

    /// <summary>Quantities that no figure is, and numbers of the languages that models slip into.</summary>
    private static readonly FrozenSet<string> Vague = (
        "decena decenas docena docenas cientos centenar centenares millar millares miles tercios cuartos quintos decimos dozen dozens "
        + "hundreds thousands millions thirds quarter quarters fifths tenths tenth hundredth thousandth couple quintuple "
        + "deux trois quatre cinq sept huit neuf dix vingt trente quarante cinquante soixante mille zwei drei vier funf sechs sieben acht "
        + "neun zehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert tausend quatro sete oito nove dez vinte "
        + "trinta quarenta cinquenta sessenta setenta oitenta novecentos duzentos cento venti trenta quaranta cinquanta sessanta settanta "
        + "ottanta novanta").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Beginnings of words that multiply: "duplicó", "halves", "quadrupled".</summary>
    private static readonly (string Stem, double Value, NumberUnit Unit)[] MultipleStems =
    [
        ("duplic", 2, NumberUnit.Times), ("doubl", 2, NumberUnit.Times), ("triplic", 3, NumberUnit.Times), ("tripl", 3, NumberUnit.Times),
        ("cuadruplic", 4, NumberUnit.Times), ("quadrupl", 4, NumberUnit.Times), ("quintuplic", 5, NumberUnit.Times),
        ("halv", 50, NumberUnit.Percent),
    ];

    /// <summary>Numbers run together: "ninetyseven", "treintaitres".</summary>
    private static readonly string[] TensStems =
    [
        "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa", "twenty", "thirty", "forty", "fifty", "sixty",
        "seventy", "eighty", "ninety",
    ];

    private static readonly FrozenSet<string> Ones = FrozenSet.ToFrozenSet(["un", "una", "uno", "one", "single"]);

    private static readonly FrozenSet<string> Counted = FrozenSet.ToFrozenSet(
        ["sola", "solo", "unica", "unico", "call", "calls", "case", "cases", "failure", "failures"]);

    public static IEnumerable<NumberMention> Read(string text, TextLanguage language)
    {
        var table = language == TextLanguage.Es ? InSpanish : InEnglish;
        var words = LabelFolding.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (Vague.Contains(words[i]) || IsPart(words, i) || (!table.ContainsKey(words[i]) && TensStems.Any(stem => IsGrown(words[i], stem))))
            {
                yield return new NumberMention(words[i], [], NumberUnit.Vague);
            }
            else if (Ones.Contains(words[i]) && i + 1 < words.Length && Counted.Contains(words[i + 1]))
            {
                yield return new NumberMention(words[i], [new NumberReading(1, 1)], NumberUnit.Plain);
            }
            else if (MultipleStems.FirstOrDefault(stem => words[i].StartsWith(stem.Stem, StringComparison.Ordinal)) is { Stem: not null } grown)
            {
                yield return new NumberMention(words[i], [new NumberReading(grown.Value, 0.1)], grown.Unit);
            }
            else if (Multiples.TryGetValue(words[i], out var multiple))
            {
                yield return new NumberMention(words[i], [new NumberReading(multiple.Value, 0.1)], multiple.Unit);
            }
            else if (table.ContainsKey(words[i]) && !(i > 0 && words[i - 1] == "por" && words[i] is "cien" or "ciento"))
            {
                var first = i;
                var value = Compose(words, ref i, table);
                yield return new NumberMention(string.Join(' ', words[first..(i + 1)]), [new NumberReading(value, 1)], Unit(words, i + 1));
            }
        }
    }

    /// <summary>"La quinta parte", "a third of", "un par de".</summary>
    private static bool IsPart(string[] words, int i) => i + 1 < words.Length && (words[i], words[i + 1]) switch
    {
        ("tercera" or "cuarta" or "quinta" or "sexta" or "septima" or "octava" or "novena" or "decima" or "centesima", "parte") => true,
        ("third" or "fourth" or "fifth" or "sixth" or "eighth", "of") or ("par", "de") => true,
        _ => false,
    };

    private static bool IsGrown(string word, string stem) => word.Length > stem.Length && word.StartsWith(stem, StringComparison.Ordinal);

    /// <summary>Adds up "treinta y cinco" and "two hundred and six"; leaves <paramref name="i"/> at the last word.</summary>
    private static double Compose(string[] words, ref int i, FrozenDictionary<string, int> table)
    {
        double total = 0, group = 0;
        while (true)
        {
            var value = table[words[i]];
            if (value >= 1_000)
            {
                total += Math.Max(1, group) * value;
                group = 0;
            }
            else if (value == 100 && group is > 0 and < 10)
            {
                group *= 100;
            }
            else
            {
                group += value;
            }

            if (i + 1 < words.Length && table.ContainsKey(words[i + 1])) i++;
            else if (i + 2 < words.Length && words[i + 1] is "y" or "and" && table.ContainsKey(words[i + 2])) i += 2;
            else return total + group;
        }
    }

    private static NumberUnit Unit(string[] words, int next) => (next < words.Length ? words[next] : "") switch
    {
        "percent" => NumberUnit.Percent,
        "per" or "por" when next + 1 < words.Length && words[next + 1] is "cent" or "ciento" or "cien" => NumberUnit.Percent,
        "veces" or "times" or "fold" => NumberUnit.Times,
        _ => NumberUnit.Plain,
    };

    private static FrozenDictionary<string, int> Table(params (string Word, int Value)[] words) =>
        words.ToFrozenDictionary(word => word.Word, word => word.Value, StringComparer.Ordinal);
}
