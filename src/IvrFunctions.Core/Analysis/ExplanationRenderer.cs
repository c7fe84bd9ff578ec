using System.Text;

namespace IvrFunctions.Core.Analysis;

/// <summary>Puts verified statements together as one paragraph.</summary>
internal static class ExplanationRenderer
{
    public static string Render(Inquiry inquiry, AnalysisEvidence evidence, DraftExplanation draft)
    {
        var wording = Wording.For(inquiry.Request.Language);
        var text = new StringBuilder(wording.Opening(inquiry)).Append(' ').Append(wording.Basis(evidence));
        var first = draft.Claims[0];
        var lowered = Lowered(first.Text, wording);
        if (lowered is null) text.Append(wording.BasisEnd).Append(' ').Append(Cited(first.Text, first.Cites)).Append('.');
        else text.Append(", ").Append(Cited(lowered, first.Cites)).Append('.');

        foreach (var claim in draft.Claims.Skip(1)) text.Append(' ').Append(Cited(Capitalised(claim.Text), claim.Cites)).Append('.');
        if (draft.RootCause is { } cause)
        {
            var lead = wording.RootCauseLead(cause.Text);
            var cited = lead.Length == 0 ? cause.Text : Lowered(cause.Text, wording) ?? cause.Text;
            text.Append(' ').Append(lead).Append(Cited(cited, cause.Cites)).Append('.');
        }

        if (draft.Recommendations.Count > 0)
        {
            text.Append(' ').Append(wording.RecommendationLead(draft.Recommendations.Count));
            text.AppendJoin("; ", draft.Recommendations.Select(action => Cited(FirstLower(action.Text), action.Cites))).Append('.');
        }

        return text.ToString();
    }

    /// <summary>The sentence as it goes on inside another; <see langword="null"/> where its first word may be a name.</summary>
    private static string? Lowered(string sentence, Wording wording)
    {
        var end = sentence.IndexOf(' ', StringComparison.Ordinal);
        var word = end < 0 ? sentence : sentence[..end];
        if (wording.LowerableWords.Contains(word)) return FirstLower(sentence);
        return char.IsUpper(sentence[0]) ? null : sentence;
    }

    private static string FirstLower(string text) =>
        // An abbreviation keeps its capitals.
        text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cited(string text, IReadOnlyList<string> cites) =>
        $"{text} {string.Concat(cites.Select(cite => $"[{cite}]"))}";
}
