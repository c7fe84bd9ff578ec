using System.Text.RegularExpressions;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>Numbers written as words: "noventa y siete", "two hundred and six". Not "uno" and "one", which are articles as often.</summary>
internal static partial class NumbersInWords
{
    /// <summary>Both languages at once: a number of one is hardly ever another word of the other ("once", which is left out).</summary>
    private static readonly Dictionary<string, double> Values = Table(
        ("dos two doble double twice", 2), ("tres three triple", 3), ("cuatro four", 4), ("cinco five", 5), ("seis six", 6), ("siete seven", 7),
        ("ocho eight", 8), ("nueve nine", 9), ("diez ten", 10), ("eleven", 11), ("doce twelve", 12), ("trece thirteen", 13),
        ("catorce fourteen", 14), ("quince fifteen", 15), ("dieciséis sixteen", 16), ("diecisiete seventeen", 17), ("dieciocho eighteen", 18),
        ("diecinueve nineteen", 19), ("veinte twenty", 20), ("veintiuno veintiún veintiuna", 21), ("veintidós", 22), ("veintitrés", 23),
        ("veinticuatro", 24), ("veinticinco", 25), ("veintiséis", 26), ("veintisiete", 27), ("veintiocho", 28), ("veintinueve", 29),
        ("treinta thirty", 30), ("cuarenta forty", 40), ("cincuenta fifty", 50), ("sesenta sixty", 60), ("setenta seventy", 70),
        ("ochenta eighty", 80), ("noventa ninety", 90), ("cien ciento hundred", 100), ("doscientos doscientas", 200),
        ("trescientos trescientas", 300), ("cuatrocientos cuatrocientas", 400), ("quinientos quinientas", 500), ("seiscientos seiscientas", 600),
        ("setecientos setecientas", 700), ("ochocientos ochocientas", 800), ("novecientos novecientas", 900), ("mil thousand", 1_000),
        ("millón millones million", 1_000_000),
        ("uno un una one", 1));

    public static IEnumerable<StatedNumber> Read(string text)
    {
        text = text.Replace("por ciento", "%", StringComparison.OrdinalIgnoreCase);
        var run = new List<double>();
        var start = 0;
        var end = 0;
        foreach (var word in Words.Matches(text).Append(Match.Empty))
        {
            if (Values.TryGetValue(word.Value, out var value))
            {
                if (run.Count == 0)
                    start = word.Index;
                run.Add(value);
                end = word.Index + word.Length;
            }
            else if (run.Count > 0 && !(run[^1] >= 20 && word.Value is ("y" or "and")))
            {
                if (run is not [1])
                    yield return new StatedNumber(text[start..end], word.Value is "%" or "percent", (Compose(run), 1));
                run.Clear();
            }
        }
    }

    private static double Compose(List<double> words)
    {
        double total = 0, group = 0;
        foreach (var value in words)
        {
            (total, group) = value switch
            {
                >= 1_000 => (total + (Math.Max(1, group) * value), 0),
                100 when group is > 0 and < 10 => (total, group * value),
                _ => (total, group + value),
            };
        }

        return total + group;
    }

    private static Dictionary<string, double> Table(params (string Words, double Value)[] numbers) => numbers
        .SelectMany(number => number.Words.Split(' ').Select(word => KeyValuePair.Create(word, number.Value)))
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words, and whatever ends a run of them.</summary>
    [GeneratedRegex(@"\p{L}+|[^\p{L}\s-]", RegexOptions.None, 1_000)]
    private static partial Regex Words { get; }
}
