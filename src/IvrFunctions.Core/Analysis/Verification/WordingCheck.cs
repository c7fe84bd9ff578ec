using System.Text.RegularExpressions;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Whether a statement's words go further than its evidence: less where it says more, not where it says so, all where it says
/// some, growth where it says nothing of time, a cause where it has an association. What the text of a cited fact says itself, a
/// statement may say: facts are written by code.
/// </summary>
internal static partial class WordingCheck
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const int Timeout = 1_000;
    private const int StemLength = 5;

    /// <param name="text">The statement without ids and without the names of values ("opción no válida" denies nothing).</param>
    /// <param name="facts">The facts it cites.</param>
    /// <param name="named">Those of them whose group it names.</param>
    /// <param name="kind">Advice may deny and ask for less.</param>
    public static IEnumerable<StatementProblem> Check(string text, IReadOnlyList<Fact> facts, IReadOnlyList<Fact> named, StatementKind kind)
    {
        if (kind != StatementKind.Recommendation)
        {
            var standsOut = named.Any(fact => fact.Kind == FactKind.Driver);
            if (standsOut && Less.Match(text) is { Success: true } less && !Elsewhere.IsMatch(text[..less.Index])) yield return Wrong(less);
            if (standsOut && Reversed.Match(text) is { Success: true } reversed) yield return Wrong(reversed);
            if (standsOut && Alike.Match(text) is { Success: true } alike) yield return Wrong(alike);
            if (!standsOut && named.Any(fact => fact.Kind is FactKind.NoDifference or FactKind.Rejected) && !Negation.IsMatch(text)
                && More.Match(text) is { Success: true } more)
            {
                yield return Wrong(more);
            }

            if (Unsaid(Negation, WithoutHedges(text), facts) is { } negation && (standsOut || !facts.Any(Denies))) yield return Wrong(negation);
            foreach (var trend in TrendCheck.FindWrong(text, facts, Negation.IsMatch(WithoutHedges(text))))
            {
                yield return new StatementProblem(ProblemKind.WrongDirection, trend);
            }

            // Where a group is named, the quantity is said of it: a share of all failures bears nothing out there.
            IReadOnlyList<Fact> meant = named.Count > 0 ? [.. named.Where(fact => fact.About.Count == named.Max(other => other.About.Count))] : facts;
            if (All.Match(text) is { Success: true } all && !meant.Any(fact => HasFraction(fact, fraction => fraction >= 0.9995))) yield return Wrong(all);
            if (Only.Match(text) is { Success: true } only && !facts.Any(OccursNowhereElse)) yield return Wrong(only);
            if (Most.Match(text) is { Success: true } most && !meant.Any(fact => HasFraction(fact, fraction => fraction > 0.5))) yield return Wrong(most);
        }

        // Advice may look at it; a cause it is not.
        if (kind == StatementKind.RootCause && named.Any(fact => fact.Kind == FactKind.Rejected) && !named.Any(fact => fact.Kind == FactKind.Driver))
        {
            yield return new StatementProblem(ProblemKind.UnsupportedCause, "");
        }

        if (Unsaid(Causing, WithoutHedges(text), facts) is { } cause) yield return new StatementProblem(ProblemKind.UnsupportedCause, cause.Value.Trim());
    }

    /// <summary>What follows each "due to": it must name a recorded step or reason.</summary>
    public static IEnumerable<(string Words, string Cause)> CausesGiven(string text) =>
        DueTo.Matches(text).Select(match => (match.Groups["words"].Value, match.Groups["cause"].Value));

    /// <summary>A word with a capital inside the sentence is a name, and names come from the evidence.</summary>
    public static IEnumerable<string> FindNames(string text, string known) => Name.Matches(text)
        .Select(match => match.Value)
        .Where(name => !Usual.Contains(name) && !known.Contains(LabelFolding.Words(name), StringComparison.Ordinal));

    private static readonly HashSet<string> Usual = new(["IVR", "PIN", "OTP", "DTMF", "ASR", "JSON", "I"], StringComparer.Ordinal);

    private static StatementProblem Wrong(Match match) => new(ProblemKind.WrongDirection, match.Value.Trim());

    /// <summary>The first match that no cited fact's text has, in another form of the word at least.</summary>
    private static Match? Unsaid(Regex pattern, string text, IReadOnlyList<Fact> facts)
    {
        var said = facts.SelectMany(fact => pattern.Matches(fact.Text)).Select(Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return pattern.Matches(text).FirstOrDefault(match => !said.Contains(Stem(match)));
    }

    private static string Stem(Match match) => match.Value.Trim() is { Length: > StemLength } word ? word[..StemLength] : match.Value.Trim();

    private static string WithoutHedges(string text) => Hedges.Replace(text, " ");

    private static bool Denies(Fact fact) => fact.Kind is FactKind.NoDifference or FactKind.Rejected || Negation.IsMatch(fact.Text);

    private static bool HasFraction(Fact fact, Func<double, bool> holds) =>
        fact.Values.Any(value => value.Key is FactValues.Rate or FactValues.Share && holds(value.Value));

    private static bool OccursNowhereElse(Fact fact) =>
        fact.Kind == FactKind.Driver && fact.Values.GetValueOrDefault(FactValues.RateElsewhere, 1) <= 0;

    [GeneratedRegex(@"\b(?:menos|menor(?:es)?|inferior(?:es)?|rar[ao]s?|rara\svez|apenas|escas[ao]s?|poc[ao]s?|infrecuentes?|disminuye[n]?|reduce[n]?|less|fewer|lower|rarer?|rarely|seldom|hardly|infrequent(?:ly)?|unlikely|smaller|least|reduces?|decreases?)\b", Options, Timeout)]
    private static partial Regex Less { get; }

    [GeneratedRegex(@"\b(?:igual(?:mente)?(?:\sde)?|mism[oa]\s(?:frecuencia|tasa|proporción)|similar(?:es)?\s(?:frecuencia|tasa)|equally|same\s(?:rate|frequency|share))\b", Options, Timeout)]
    private static partial Regex Alike { get; }

    [GeneratedRegex(@"\b(?:más|mayor(?:es)?|superior(?:es)?|sobre\stodo|especialmente|concentra[n]?|destaca[n]?|more|higher|greater|above\sall|especially|mainly|concentrates?|stands?\sout)\b", Options, Timeout)]
    private static partial Regex More { get; }

    /// <summary>The others as whom the sentence is about: "frente al resto" only compares with them.</summary>
    [GeneratedRegex(Comparing + @"\b(?:resto|demás|otros|otras|elsewhere|others?|rest)\b", Options, Timeout)]
    private static partial Regex Elsewhere { get; }

    /// <summary>"The others fail more", "more frequent in the rest than among premium customers".</summary>
    [GeneratedRegex(
        Comparing + @"\b(?:resto|demás|otros|otras|others?|rest)\b[^,;.()\d]*\d?[^;()]{0,12}\b(?:más|mayor|more|higher|oftener)\b|\b(?:más|mayor|more|higher)\b[^,;.()]*" + Comparing + @"\b(?:resto|demás|otros|otras|elsewhere|others?|rest)\b[^,;.()]*\s(?:que|than)\s",
        Options, Timeout)]
    private static partial Regex Reversed { get; }

    private const string Comparing =
        @"(?<!\b(?:frente\s(?:al|a\slos|a\slas)|con\s(?:el|los|las)|que\s(?:en\s)?(?:el|los|las)|than|against|versus|vs|unlike|with|to)\s(?:in\s|among\s|for\s)?(?:the\s)?)";

    [GeneratedRegex(@"\b(?:no|nunca|jamás|tampoco|ning[uú]n[ao]?s?|nadie|nada|sin(?!\sembargo)|not|never|none|neither|nor|nobody|nothing|cannot|without|\w+n['’]t|inmunes?|exent[oa]s?|libres?\sde|ausentes?|inexistentes?|evitan?|immune|exempt|free\sof|absent|avoids?|spared)\b", Options, Timeout)]
    private static partial Regex Negation { get; }

    /// <summary>"An association, not proof": what a careful statement adds.</summary>
    [GeneratedRegex(@"\b(?:no\s(?:(?:es|son|implica|demuestra|prueba|significa)\s)*(?:una?\s|la\s)?(?:prueba|causa(?:lidad)?|necesariamente)|sin\sser\s(?:una\s)?(?:prueba|causa)|not\s(?:a\s|the\s)?(?:proof|cause|causation|causal|necessarily)|no\s(?:proof|causation)|no\ssolo|not\sonly|no\sobstante)\b", Options, Timeout)]
    private static partial Regex Hedges { get; }

    /// <summary>"De todas las llamadas" and "of all calls" are what shares are of.</summary>
    [GeneratedRegex(@"(?<!\b(?:de|entre|sobre|en|del|con|of|in|from|across|among|on)\s)\b(?:tod[oa]s\s(?:l[oa]s|est[oa]s|es[oa]s)?|all\s(?:of\s)?(?:the\s|these\s)?(?:calls|failures|customers|\w+\s(?:calls|customers))|every|each)\b|\b(?:siempre|always|(?:la|su)\stotalidad|cada\s(?:llamada|cliente)|invariably)\b", Options, Timeout)]
    private static partial Regex All { get; }

    /// <summary>"Solo el 4,8 %" belittles a figure, which is the reader's business.</summary>
    [GeneratedRegex(@"\b(?:únicamente|exclusivamente|exclusively|solely|sol[oa]mente|solo|sólo|only)\b(?!\s(?:(?:un|una|el|la|the|a|en|in)\s)?\d)", Options, Timeout)]
    private static partial Regex Only { get; }

    [GeneratedRegex(@"\b(?:mayoría|mayor\sparte|majority|most\s(?:of|calls|failures|customers)|mostly)\b", Options, Timeout)]
    private static partial Regex Most { get; }

    /// <summary>Groups do not cause: they go with.</summary>
    [GeneratedRegex(@"\b(?:causan?(?!\s(?:raíz|probable|principal))(?<!\b(?:la|una|su|otra|cada|raíz|como|de)\scausa)|causad[oa]s?\spor|provoca\w*|genera[n]?|ocasiona\w*|origina\w*|desencadena\w*|produce[n]?|hacen?\sque|culpa\w*|responsables?\sde|explican?|causó|causaron|(?<!\b(?:root|probable|likely|the|a|main|its|as|only)\s)cause|caus(?:es|ed|ing)|triggers?|triggered|leads?\sto|led\sto|results?\sin|responsible\sfor|to\sblame|blamed?|produces?|makes?\s\w+\s(?:\w+\s)?fail|explains?)\b", Options, Timeout)]
    private static partial Regex Causing { get; }

    [GeneratedRegex(@"\b(?<words>debid[oa]s?\sal?|a\scausa\sdel?|causad[oa]s?\spor|provocad[oa]s?\spor|por\sculpa\sdel?|se\sdeben?\sal?|deberse\sal?|consecuencia\sdel?|gracias\sal?|porque|ya\sque|puesto\sque|a\sraíz\sdel?|motivad[oa]s?\spor|atribuibles?\sal?|due\sto|because(?:\sof)?|caused\sby|owing\sto|as\sa\sresult\sof|results?\sfrom|attributable\sto|stems?\sfrom|thanks\sto)\b(?<cause>[^,;]*)", Options, Timeout)]
    private static partial Regex DueTo { get; }

    [GeneratedRegex(@"(?<=[\p{L}\d,;»”""%)]\s[«“""(]?)\p{Lu}[\p{L}\d]*", RegexOptions.None, Timeout)]
    private static partial Regex Name { get; }
}
