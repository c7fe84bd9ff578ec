using System.Globalization;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Checks statements against the evidence they cite. <see cref="CheckFigures"/> knows nothing about who wrote them: a model's
/// answer and the template pass the same rules. <see cref="Check"/> adds those for words that only a model chooses.
/// </summary>
internal sealed class StatementVerifier(Inquiry inquiry, AnalysisEvidence evidence, CategoryTerms terms)
{
    /// <summary>Raised when a rule changes: a stored answer was checked by the rules of its time.</summary>
    public const int Version = 4;

    private const int MaxLength = 600;

    private readonly Dictionary<string, Fact> facts = evidence.Facts.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, SimilarCase> cases = evidence.Cases.ToDictionary(similar => similar.Id, StringComparer.Ordinal);

    private TextLanguage Language => inquiry.Request.Language;

    /// <summary>What is wrong with a model's statement; nothing where it is verified.</summary>
    public IReadOnlyList<StatementProblem> Check(DraftStatement statement, StatementKind kind)
    {
        var problems = CheckFigures(statement);
        return problems.Count > 0 ? problems : [.. CheckWords(statement, kind, Cited(statement))];
    }

    /// <summary>What is wrong with the citations, the language, the values named and the numbers.</summary>
    public IReadOnlyList<StatementProblem> CheckFigures(DraftStatement statement)
    {
        if (statement.Text.Length > MaxLength) return [new(ProblemKind.TooLong, "")];
        if (statement.Cites.Count == 0) return [new(ProblemKind.NoCitation, "")];
        var unknown = statement.Cites.Where(cite => !facts.ContainsKey(cite) && !cases.ContainsKey(cite)).ToList();
        if (unknown.Count > 0) return [.. unknown.Select(cite => new StatementProblem(ProblemKind.UnknownCitation, PlainText.OneLine(cite, 20)))];
        if (!LanguageCheck.Fits(statement.Text, Language)) return [new(ProblemKind.WrongLanguage, "")];

        var cited = Cited(statement);
        var text = WithoutIdsAndNames(statement.Text, cited);
        var numbers = NumberReader.Read(text, Language);
        var named = terms.FindIn(statement.Text).ToList();
        return [.. CheckCategories(named, cited, numbers.Count > 0), .. CheckNumbers(text, numbers, named, cited)];
    }

    /// <summary>The statement with the citations that have something to do with it.</summary>
    public DraftStatement WithRelatedCites(DraftStatement statement) => statement with { Cites = RelatedCites(statement, Cited(statement)) };

    private CitedEvidence Cited(DraftStatement statement) => new(
        inquiry,
        [.. statement.Cites.Where(facts.ContainsKey).Select(cite => facts[cite])],
        [.. statement.Cites.Where(cases.ContainsKey).Select(cite => cases[cite])]);

    private IEnumerable<StatementProblem> CheckWords(DraftStatement statement, StatementKind kind, CitedEvidence cited)
    {
        var text = DraftReader.Ids.Replace(statement.Text, " ");
        var unnamed = cited.WithoutNames(text);
        if (CharacterCheck.FindWrong(unnamed) is { } wrong) yield return new StatementProblem(ProblemKind.WrongCharacters, wrong);
        if (RelatedCites(statement, cited).Count == 0) yield return new StatementProblem(ProblemKind.UnrelatedCitation, statement.Cites[0]);
        foreach (var name in WordingCheck.FindNames(unnamed, cited.Words)) yield return new StatementProblem(ProblemKind.UnsupportedCategory, name);
        if (kind != StatementKind.Recommendation)
        {
            foreach (var (term, _) in UsualNames.FindIn(statement.Text).Where(usual => !IsAllowed(usual.Categories, cited, hasNumbers: false)))
            {
                yield return new StatementProblem(ProblemKind.UnsupportedCategory, term);
            }
        }

        var failuresOnly = evidence.Population.Failed == evidence.Population.Calls;
        foreach (var number in new MeaningCheck(cited.Sources, Language, failuresOnly).FindWrong(WithoutIdsAndNames(text, cited)))
        {
            yield return new StatementProblem(ProblemKind.WrongMeaning, number);
        }

        var named = terms.FindIn(statement.Text).ToList();
        var namedFacts = cited.Facts.Where(fact => fact.About.Count > 0 && fact.About.All(value => named.Any(term => IsOne(term.Categories, value)))).ToList();
        foreach (var problem in WordingCheck.Check(unnamed, cited.Facts, namedFacts, kind)) yield return problem;
        foreach (var problem in CheckCauses(text, kind, cited)) yield return problem;
        foreach (var problem in OverclaimCheck.FindWrong(unnamed, cited.Facts, cited.Words, kind)) yield return problem;
    }

    /// <summary>A cause is a step or a reason that calls record, or a group that the cited evidence is about.</summary>
    private IEnumerable<StatementProblem> CheckCauses(string text, StatementKind kind, CitedEvidence cited)
    {
        foreach (var (words, cause) in WordingCheck.CausesGiven(text))
        {
            if (!NamesValue(cause, cited, IsFailure)) yield return new StatementProblem(ProblemKind.UnsupportedCause, words);
        }

        if (kind == StatementKind.RootCause && !NamesValue(text, cited, _ => true)) yield return new StatementProblem(ProblemKind.UnsupportedCause, "");
    }

    private bool NamesValue(string text, CitedEvidence cited, Func<string, bool> ofAttribute) =>
        terms.FindIn(text).Any(term => cited.Values.Concat(inquiry.Attributes).Any(value => ofAttribute(value.Key) && IsOne(term.Categories, value)));

    private List<string> RelatedCites(DraftStatement statement, CitedEvidence cited)
    {
        var numbers = NumberReader.Read(WithoutIdsAndNames(statement.Text, cited), Language);
        var named = terms.FindIn(statement.Text).Select(term => term.Categories).ToList();
        return
        [
            .. statement.Cites.Where(cite =>
            {
                IReadOnlyList<Fact> fact = facts.TryGetValue(cite, out var known) ? [known] : [];
                IReadOnlyList<SimilarCase> similar = cases.TryGetValue(cite, out var story) ? [story] : [];
                // "Two cases" are of each of the two.
                var together = similar.Count > 0 && numbers.Any(number => cited.Sources.Any(source => source.Kind is null && source.Supports(number)));
                return together || EvidenceSource.Of(fact, similar).Any(source => CitedEvidence.Relates(source, numbers, named, statement.Text));
            }),
        ];
    }

    private IEnumerable<StatementProblem> CheckCategories(
        List<(string Term, IReadOnlyList<Category> Categories)> named, CitedEvidence cited, bool hasNumbers)
    {
        var question = hasNumbers || inquiry.Request.Question is null ? null : string.Join(' ', TermWords.Split(inquiry.Request.Question));
        foreach (var (term, categories) in named)
        {
            if (!IsAllowed(categories, cited, hasNumbers) && question?.Contains(term, StringComparison.Ordinal) != true)
            {
                yield return new StatementProblem(ProblemKind.UnsupportedCategory, term);
            }
        }
    }

    /// <summary>What was asked about may be named freely, but a figure belongs to the group its evidence is about.</summary>
    private bool IsAllowed(IReadOnlyList<Category> categories, CitedEvidence cited, bool hasNumbers) => cited.Values
        .Concat(inquiry.Attributes.Where(value => !hasNumbers || IsFailure(value.Key)))
        .Any(value => IsOne(categories, value));

    private IEnumerable<StatementProblem> CheckNumbers(
        string text, IReadOnlyList<NumberMention> numbers, List<(string Term, IReadOnlyList<Category> Categories)> named, CitedEvidence cited)
    {
        var figures = numbers.Where(number => !IsOfTime(number, cited)).ToList();
        var unsupported = figures.Where(number => !cited.Sources.Any(source => source.Supports(number))).ToList();
        if (unsupported.Count > 0) return unsupported.Select(number => new StatementProblem(ProblemKind.UnsupportedNumber, number.Text.Trim()));
        if (figures.Count == 0) return [];

        var runs = new ClauseRuns(text, Language, number => !IsOfTime(number, cited), cited.Sources);
        var whole = named.Select(term => term.Categories).ToList();
        return runs.Readings().Any(texts => runs.Runs.Zip(texts).All(run => HasSource(run.First, run.Second, runs.Runs.Count == 1 ? whole : null, cited)))
            ? []
            : [new StatementProblem(ProblemKind.GroupNotNamed, figures[0].Text.Trim())];
    }

    private bool HasSource(ClauseRuns.Run run, string text, List<IReadOnlyList<Category>>? whole, CitedEvidence cited)
    {
        // The whole statement where all its numbers can be of one source: names with digits are cut out of the clauses.
        var named = whole ?? [.. terms.FindIn(text).Select(term => term.Categories)];
        return run.Sources.Count > 0
            ? run.Sources.Any(source => Fits(source, named))
            : run.Numbers.All(number => cited.Sources.Any(source => source.Supports(number) && Fits(source, named)));
    }

    /// <summary>Whether the text names whom the source's figures are of, as far as that has a name, and nobody else.</summary>
    private bool Fits(EvidenceSource source, IReadOnlyList<IReadOnlyList<Category>> named)
    {
        var isSaid = source.Kind is null || source.About
            .Where(value => !(IsFailure(value.Key) && inquiry.Value(value.Key) == value.Value))
            .Where(value => terms.Knows(new Category(value.Key, value.Value)))
            .All(value => named.Any(categories => IsOne(categories, value)));
        // All figures but those of the whole population are of the failure asked about.
        var failure = source.Kind == FactKind.Population ? [] : inquiry.Attributes.Where(value => IsFailure(value.Key)).ToList();
        return isSaid && named.All(categories => source.IsAbout(categories) || failure.Any(value => IsOne(categories, value)));
    }

    private bool IsOfTime(NumberMention number, CitedEvidence cited)
    {
        if (number.Unit == NumberUnit.Date)
        {
            return DateOnly.TryParseExact(number.Text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && (day == evidence.Population.From || day == evidence.Population.To
                    || cited.Facts.Any(fact => fact.Kind == FactKind.Episode && fact.Text.Contains(number.Text, StringComparison.Ordinal)));
        }

        if (number.Unit != NumberUnit.Clock) return false;
        var minutes = (int)number.Readings[0].Value;
        if (cited.Facts.Any(fact => fact.Values.Any(value => FactValues.IsHour(value.Key) && value.Value * 60 == minutes))) return true;
        return cited.Values.Concat(inquiry.Attributes)
            .Any(value => value.Key == CallAttributes.HourBand && HourBandBounds.Has(value.Value, minutes / 60, minutes % 60));
    }

    private static bool IsFailure(string attribute) =>
        attribute is CallAttributes.CallType or CallAttributes.FailureStep or CallAttributes.FailureReason;

    private static bool IsOne(IReadOnlyList<Category> categories, KeyValuePair<string, string> value) =>
        categories.Any(category => category.Attribute == value.Key && LabelComparer.Instance.Equals(category.Value, value.Value));

    /// <summary>Digits in ids and in names of cited values ("Zona 3") are no figures.</summary>
    private static string WithoutIdsAndNames(string text, CitedEvidence cited)
    {
        text = DraftReader.Ids.Replace(text, " ");
        foreach (var (attribute, value) in cited.Values)
        {
            // A value in quotes is a name, were it a number: «4.2» in «ivr_version».
            foreach (var name in (string[])[attribute, value, value.Replace('_', ' ')])
            {
                text = text.Replace($"«{name}»", " ", StringComparison.OrdinalIgnoreCase).Replace($"“{name}”", " ", StringComparison.OrdinalIgnoreCase);
            }
        }

        var names = cited.Values.Select(value => value.Value)
            .Where(name => name.Any(char.IsDigit) && name.Any(char.IsLetter))
            .OrderByDescending(name => name.Length);
        foreach (var name in names)
        {
            text = text.Replace(name, " ", StringComparison.OrdinalIgnoreCase)
                .Replace(name.Replace('_', ' '), " ", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
