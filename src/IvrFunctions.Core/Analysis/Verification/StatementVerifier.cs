using System.Globalization;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Checks statements against the evidence they cite. It knows nothing about who wrote them: a model's answer and the template
/// pass the same rules.
/// </summary>
internal sealed class StatementVerifier(Inquiry inquiry, AnalysisEvidence evidence, CategoryTerms terms)
{
    private const int MaxLength = 600;

    private static readonly HashSet<string> LessWords = new(
        ["menos", "menor", "menores", "inferior", "inferiores", "less", "fewer", "lower", "rarer"], StringComparer.Ordinal);

    private readonly Dictionary<string, Fact> facts = evidence.Facts.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, SimilarCase> cases = evidence.Cases.ToDictionary(similar => similar.Id, StringComparer.Ordinal);

    /// <summary>What is wrong with the statement; nothing where it is verified.</summary>
    public IReadOnlyList<StatementProblem> Check(DraftStatement statement)
    {
        if (statement.Text.Length > MaxLength) return [new(ProblemKind.TooLong, "")];
        if (statement.Cites.Count == 0) return [new(ProblemKind.NoCitation, "")];
        var unknown = statement.Cites.Where(cite => !facts.ContainsKey(cite) && !cases.ContainsKey(cite)).ToList();
        if (unknown.Count > 0) return [.. unknown.Select(cite => new StatementProblem(ProblemKind.UnknownCitation, PlainText.OneLine(cite, 20)))];
        if (!LanguageCheck.Fits(statement.Text, inquiry.Request.Language)) return [new(ProblemKind.WrongLanguage, "")];

        var citedFacts = statement.Cites.Where(facts.ContainsKey).Select(cite => facts[cite]).ToList();
        var citedCases = statement.Cites.Where(cases.ContainsKey).Select(cite => cases[cite]).ToList();
        var named = terms.FindIn(statement.Text).ToList();
        var numbers = NumberReader.Read(WithoutIdsAndNames(statement.Text, citedFacts, citedCases), inquiry.Request.Language);
        return
        [
            .. CheckCategories(named, citedFacts, citedCases, numbers.Count > 0),
            .. CheckNumbers(numbers, named, citedFacts, citedCases),
            .. CheckDirection(statement.Text, numbers, citedFacts),
        ];
    }

    private IEnumerable<StatementProblem> CheckCategories(
        List<(string Term, IReadOnlyList<Category> Categories)> named, List<Fact> citedFacts, List<SimilarCase> citedCases, bool hasNumbers)
    {
        var allowed = citedFacts.SelectMany(fact => fact.About)
            .Concat(citedCases.SelectMany(similar => similar.Attributes))
            // What was asked about may be named freely, but a figure belongs to the group its evidence is about.
            .Concat(inquiry.Attributes.Where(value => !hasNumbers || IsFailure(value.Key)))
            .ToList();
        var question = hasNumbers || inquiry.Request.Question is null ? null : string.Join(' ', TermWords.Split(inquiry.Request.Question));
        foreach (var (term, categories) in named)
        {
            var supported = categories.Any(category => allowed.Any(value => IsSame(category, value)))
                || question?.Contains(term, StringComparison.Ordinal) == true;
            if (!supported) yield return new StatementProblem(ProblemKind.UnsupportedCategory, term);
        }
    }

    private IEnumerable<StatementProblem> CheckNumbers(
        IReadOnlyList<NumberMention> numbers,
        List<(string Term, IReadOnlyList<Category> Categories)> named,
        List<Fact> citedFacts,
        List<SimilarCase> citedCases)
    {
        foreach (var number in numbers)
        {
            var supporting = citedFacts.Where(fact => Supports(fact, number)).ToList();
            if (IsOfCases(number, citedCases) || IsOfTime(number, citedFacts, citedCases)) continue;
            if (supporting.Count == 0)
            {
                yield return new StatementProblem(ProblemKind.UnsupportedNumber, number.Text.Trim());
            }
            else if (!supporting.Any(fact => NamesGroup(fact, named)))
            {
                yield return new StatementProblem(ProblemKind.GroupNotNamed, number.Text.Trim());
            }
        }
    }

    private static IEnumerable<StatementProblem> CheckDirection(string text, IReadOnlyList<NumberMention> numbers, List<Fact> citedFacts)
    {
        if (numbers.Any(number => number.Unit == NumberUnit.Times)
            && citedFacts.Any(fact => fact.Values.GetValueOrDefault(FactValues.Lift) > 1)
            && LabelFolding.Words(text).Split(' ').FirstOrDefault(LessWords.Contains) is { } word)
        {
            yield return new StatementProblem(ProblemKind.WrongDirection, word);
        }
    }

    private static bool Supports(Fact fact, NumberMention number) => fact.Values.Any(value => number.Unit switch
    {
        NumberUnit.Percent => FactValues.IsFraction(value.Key) && number.Readings.Any(reading => reading.Means(value.Value * 100)),
        NumberUnit.Times => value.Key == FactValues.Lift && number.Readings.Any(reading => reading.Means(value.Value)),
        // Without a unit a whole number is a count; a ratio or a fraction shows its decimals.
        NumberUnit.Plain => number.Readings.Any(reading => reading.Means(value.Value)
            && reading.IsWhole == !(FactValues.IsFraction(value.Key) || value.Key == FactValues.Lift)),
        _ => false,
    });

    /// <summary>Of cases only what is counted: numbers in their notes are anybody's.</summary>
    private static bool IsOfCases(NumberMention number, List<SimilarCase> cited)
    {
        if (number.Unit != NumberUnit.Plain || cited.Count == 0) return false;
        double[] counts = [cited.Count, cited.Sum(similar => similar.Calls), .. cited.Select(similar => (double)similar.Calls)];
        return number.Readings.Any(reading => reading.IsWhole
            ? counts.Any(reading.Means)
            : cited.Any(similar => reading.Means(similar.Similarity)));
    }

    private bool IsOfTime(NumberMention number, List<Fact> citedFacts, List<SimilarCase> citedCases)
    {
        if (number.Unit == NumberUnit.Date)
        {
            return DateOnly.TryParseExact(number.Text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && (day == evidence.Population.From || day == evidence.Population.To);
        }

        if (number.Unit != NumberUnit.Clock) return false;
        var minutes = (int)number.Readings[0].Value;
        return citedFacts.SelectMany(fact => fact.About).Concat(citedCases.SelectMany(similar => similar.Attributes)).Concat(inquiry.Attributes)
            .Any(value => value.Key == CallAttributes.HourBand && HourBandBounds.Has(value.Value, minutes / 60, minutes % 60));
    }

    /// <summary>Whether the statement says of whom the fact's figures hold, as far as that has a name.</summary>
    private bool NamesGroup(Fact fact, List<(string Term, IReadOnlyList<Category> Categories)> named) =>
        fact.About
            .Where(value => !(IsFailure(value.Key) && inquiry.Value(value.Key) == value.Value))
            .Where(value => terms.Knows(new Category(value.Key, value.Value)))
            .All(value => named.Any(term => term.Categories.Any(category => IsSame(category, value))));

    private static bool IsFailure(string attribute) =>
        attribute is CallAttributes.CallType or CallAttributes.FailureStep or CallAttributes.FailureReason;

    private static bool IsSame(Category category, KeyValuePair<string, string> value) =>
        category.Attribute == value.Key && LabelComparer.Instance.Equals(category.Value, value.Value);

    /// <summary>Digits in ids and in names of cited values ("Zona 3") are no figures.</summary>
    private static string WithoutIdsAndNames(string text, List<Fact> citedFacts, List<SimilarCase> citedCases)
    {
        text = DraftReader.Ids.Replace(text, " ");
        var names = citedFacts.SelectMany(fact => fact.About.Values)
            .Concat(citedCases.SelectMany(similar => similar.Attributes.Values))
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
