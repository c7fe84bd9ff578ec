using System.Text.Json;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>Whole answers with lies in them, alone or beside what is true, and answers of wrong shape. A seed gives the same ones.</summary>
/// <param name="random">Chooses.</param>
/// <param name="lies">What is told.</param>
/// <param name="truth">What is told beside it.</param>
internal sealed class Attacks(Random random, ILies lies, (string Text, string Cite) truth)
{
    public static Attacks OnSample(int seed, TextLanguage language)
    {
        var random = new Random(seed);
        return new Attacks(random, new Lies(random, language), (language == TextLanguage.Es
            ? "Los clientes premium en la hora punta de la mañana fallan así 5,2 veces más"
            : "Premium customers at the morning peak fail in this way 5.2 times more often", "F3"));
    }

    public IEnumerable<Attack> Create(int each)
    {
        foreach (var (family, make, alsoAdvice) in lies.Families)
        {
            for (var i = 0; i < each; i++)
            {
                var (lie, cites) = make();
                yield return new Attack(family, Answer(lie, cites.Split(','), random.Next(alsoAdvice ? 4 : 3)), lie);
            }
        }

        for (var i = 0; i < each; i++)
        {
            var whole = Answer("Fallan 777 llamadas", ["F2"], place: 0);
            yield return new Attack("cut", whole[..random.Next(1, whole.Length)], null);
            yield return new Attack("wrong types", WrongType(random.Next(9)), "777");
            yield return new Attack("endless", Endless(random.Next(3)), "777");
        }
    }

    /// <param name="lie">The sentence.</param>
    /// <param name="cites">What it cites.</param>
    /// <param name="place">0 as the only claim, 1 beside a true one, 2 as the root cause, 3 as advice.</param>
    private string Answer(string lie, string[] cites, int place)
    {
        var told = new { text = truth.Text, cites = (string[])[truth.Cite] };
        var lying = new { text = lie, cites };
        return JsonSerializer.Serialize(new
        {
            claims = place switch
            {
                0 => (object[])[lying],
                1 => [told, lying],
                _ => [told],
            },
            root_cause = place == 2 ? lying : null,
            recommendations = place == 3 ? (object[])[new { action = lie, cites }] : [],
            confidence = "high",
        });
    }

    private static string WrongType(int kind) => kind switch
    {
        0 => """{"claims":"Fallan 777 llamadas [F2]"}""",
        1 => """{"claims":[{"text":777,"cites":["F2"]}]}""",
        2 => """{"claims":[{"text":"Fallan 777 llamadas","cites":"F2"}]}""",
        3 => """{"claims":[{"text":{"es":"Fallan 777 llamadas"},"cites":["F2"]}]}""",
        4 => """{"claims":[null,{"text":"Fallan 777 llamadas","cites":[null]}],"root_cause":null,"recommendations":null,"confidence":null}""",
        5 => """[{"text":"Fallan 777 llamadas","cites":["F2"]}]""",
        6 => """{"explanation":"Fallan 777 llamadas [F2]"}""",
        7 => """{"claims":{"text":"Fallan 777 llamadas","cites":["F2"]}}""",
        _ => "Fallan 777 llamadas [F2]",
    };

    private static string Endless(int kind) => kind switch
    {
        0 => """{"claims":[""" + string.Concat(Enumerable.Repeat("""{"text":"Fallan 777 llamadas","cites":["F2"]},""", 2_000)),
        1 => new string(' ', 50_000) + """{"claims":[{"text":"Fallan 777 llamadas","cites":["F2"]}]}""",
        _ => """{"claims":[{"text":"Fallan 777""" + new string('7', 30_000) + "\",\"cites\":[\"F2\"]}]}",
    };
}
