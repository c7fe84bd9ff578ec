using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>Understands a request against the calls there are.</summary>
internal static class InquiryReader
{
    /// <summary>What a call tells about itself when it is asked about.</summary>
    private static readonly string[] CallAttributesOfInterest =
    [
        CallAttributes.CallType, CallAttributes.FailureStep, CallAttributes.FailureReason, CallAttributes.CustomerSegment,
        CallAttributes.Channel, CallAttributes.Region, CallAttributes.HourBand, CallAttributes.Weekday,
    ];

    /// <summary>Where a word of a question names values of several attributes, the first of these is meant.</summary>
    private static readonly string[] QuestionPreference =
    [
        CallAttributes.FailureReason, CallAttributes.CallType, CallAttributes.FailureStep, CallAttributes.CustomerSegment,
        CallAttributes.Channel, CallAttributes.Region, CallAttributes.HourBand, CallAttributes.Weekday, CallAttributes.Language,
        CallAttributes.Queue,
    ];

    public static async Task<Inquiry> ReadAsync(
        AnalysisRequest request, ICallSnapshot snapshot, CancellationToken cancellationToken)
    {
        var wording = Wording.For(request.Language);
        var vocabulary = ArchiveVocabulary.Of(snapshot);
        var warnings = new List<string>();
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var unknownFailure = false;

        foreach (var (attribute, given) in request.Attributes)
        {
            var values = await vocabulary.ValuesAsync(attribute, cancellationToken);
            if (ValueMatcher.Match(attribute, given, values) is { } value)
            {
                attributes[attribute] = value;
                continue;
            }

            unknownFailure |= attribute is CallAttributes.FailureStep or CallAttributes.FailureReason;
            warnings.Add(wording.UnknownValue(attribute, given));
        }

        var call = request.CallId is null ? null : await snapshot.FindCallAsync(request.CallId, cancellationToken);
        if (call is not null)
        {
            foreach (var (attribute, value) in CallTraits.Collect(call, CallAttributesOfInterest))
            {
                if (!request.Attributes.ContainsKey(attribute)) attributes[attribute] = value;
            }
        }

        if (request.Question is not null && request.Attributes.Count == 0 && request.CallId is null)
        {
            var terms = await vocabulary.TermsAsync(cancellationToken);
            foreach (var (attribute, value) in FindIn(request.Question, terms))
            {
                attributes[attribute] = value;
            }

            if (attributes.Count > 0) warnings.Add(wording.Understood(attributes));
        }

        return new Inquiry(request, attributes, call, warnings, unknownFailure);
    }

    private static IEnumerable<Category> FindIn(string question, CategoryTerms terms) =>
        terms.FindIn(question)
            .Select(found => found.Categories.MinBy(category => Preference(category.Attribute)) is var best
                && found.Categories.Count(category => category.Attribute == best.Attribute) == 1 ? best : (Category?)null)
            .OfType<Category>()
            .Where(category => QuestionPreference.Contains(category.Attribute))
            .Distinct()
            .GroupBy(category => category.Attribute)
            // Two values of one attribute are a comparison, not a filter.
            .Where(group => group.Count() == 1)
            .Select(group => group.Single());

    /// <summary>A column without a canonical field comes last: it is a word of the export, hardly of a question.</summary>
    private static int Preference(string attribute) =>
        Array.IndexOf(QuestionPreference, attribute) is >= 0 and var place ? place : QuestionPreference.Length;
}
