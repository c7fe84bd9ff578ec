using System.Collections.Frozen;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>Numbers written as words. "One" is left out: in both languages it is mostly an article or a pronoun.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Spanish = Table(
        ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10),
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
        ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
        ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17),
        ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
        ("seventy", 70), ("eighty", 80), ("ninety", 90), ("hundred", 100), ("thousand", 1_000), ("million", 1_000_000));

    private static readonly FrozenDictionary<string, (double Value, NumberUnit Unit)> Multiples =
        new Dictionary<string, (double, NumberUnit)>
        {
            ["doble"] = (2, NumberUnit.Times),
            ["duplica"] = (2, NumberUnit.Times),
            ["duplican"] = (2, NumberUnit.Times),
            ["triple"] = (3, NumberUnit.Times),
            ["triplica"] = (3, NumberUnit.Times),
            ["triplican"] = (3, NumberUnit.Times),
            ["cuadruple"] = (4, NumberUnit.Times),
            ["double"] = (2, NumberUnit.Times),
            ["doubles"] = (2, NumberUnit.Times),
            ["twice"] = (2, NumberUnit.Times),
            ["twofold"] = (2, NumberUnit.Times),
            ["threefold"] = (3, NumberUnit.Times),
            ["thrice"] = (3, NumberUnit.Times),
            ["tenfold"] = (10, NumberUnit.Times),
            ["mitad"] = (50, NumberUnit.Percent),
            ["half"] = (50, NumberUnit.Percent),
            ["tercio"] = (100.0 / 3, NumberUnit.Percent),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Vague = FrozenSet.ToFrozenSet(
    [
        "decenas", "docena", "docenas", "cientos", "centenares", "miles", "tercios", "cuartos", "dozen", "dozens", "hundreds",
        "thousands", "millions", "thirds", "quarters",
    ]);

    public static IEnumerable<NumberMention> Read(string text, TextLanguage language)
    {
        var table = language == TextLanguage.Es ? Spanish : English;
        var words = LabelFolding.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (Vague.Contains(words[i]))
            {
                yield return new NumberMention(words[i], [], NumberUnit.Vague);
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
