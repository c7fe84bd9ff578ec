using System.Text;
using IvrFunctions.Core.Narratives;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Core.Analysis;

/// <summary>Builds prompts from parts, within the tokens that leave room for the answer and for a repair.</summary>
internal sealed class PromptBuilder(ChatLimits limits)
{
    /// <summary>For the problems that a repair lists and the chat template around messages.</summary>
    private const int RepairTokens = 600;

    private const int MaxQuestionLength = 1_000;
    private const int ShortQuestionLength = 200;
    private const int MaxValueLength = 80;
    private const int MaxFactLength = 600;

    /// <summary>Lengths of a case's narrative, tried in turn until the prompt fits.</summary>
    private static readonly int[] NarrativeLengths = [400, 200, 100];

    private int Budget => limits.ContextTokens - (2 * limits.AnswerTokens) - RepairTokens;

    /// <summary>The prompt with as much of the evidence as fits: cases go first, then the last facts, which say the least.</summary>
    public IReadOnlyList<ChatMessage> Build(Inquiry inquiry, AnalysisEvidence evidence)
    {
        var texts = PromptTexts.For(inquiry.Request.Language);
        var user = "";
        foreach (var size in Sizes(evidence))
        {
            user = UserMessage(texts, inquiry, evidence, size);
            if (PromptTokens.AtMost(texts.Rules) + PromptTokens.AtMost(user) <= Budget) break;
        }

        return [new ChatMessage(ChatRole.System, texts.Rules), new ChatMessage(ChatRole.User, user)];
    }

    /// <summary>What failed, statement by statement, after the answer itself.</summary>
    public IReadOnlyList<ChatMessage> Repair(
        IReadOnlyList<ChatMessage> prompt, string answer, IEnumerable<RefusedStatement> failed, TextLanguage language)
    {
        var text = new StringBuilder(PromptTexts.For(language).RepairLead).Append('\n');
        var tokens = PromptTokens.AtMost(text.ToString());
        foreach (var (_, statement, problems) in failed)
        {
            var reasons = string.Join("; ", problems.Take(4).Select(problem => PromptTexts.Describe(problem, language)));
            var line = $"- \"{PlainText.AsData(statement.Text, 80)}\": {reasons}\n";
            tokens += PromptTokens.AtMost(line);
            if (tokens > RepairTokens) break;
            text.Append(line);
        }

        var previous = PromptTokens.Cut(PlainText.OneLine(answer, int.MaxValue), limits.AnswerTokens);
        return [.. prompt, new ChatMessage(ChatRole.Assistant, previous), new ChatMessage(ChatRole.User, text.ToString())];
    }

    private static IEnumerable<Size> Sizes(AnalysisEvidence evidence)
    {
        for (var cases = evidence.Cases.Count; cases > 0; cases /= 2)
        {
            foreach (var length in NarrativeLengths) yield return new Size(evidence.Facts.Count, cases, length, MaxQuestionLength);
        }

        yield return new Size(evidence.Facts.Count, 0, 0, MaxQuestionLength);
        for (var facts = evidence.Facts.Count; facts > 0; facts--) yield return new Size(facts, 0, 0, ShortQuestionLength);
    }

    private string UserMessage(PromptTexts texts, Inquiry inquiry, AnalysisEvidence evidence, Size size)
    {
        var (open, close) = inquiry.Request.Language == TextLanguage.Es ? ("<datos>", "</datos>") : ("<data>", "</data>");
        var text = new StringBuilder();
        Section(texts.Request);
        if (inquiry.Request.Question is { } question) text.Append(Part(PlainText.AsData(question, size.QuestionLength), Budget / 8)).Append('\n');
        text.Append(Part(Attributes(inquiry.Attributes, inquiry.Request.Language), Budget / 8)).Append('\n').Append(close).Append("\n\n");

        Section(texts.Facts);
        foreach (var fact in evidence.Facts.Take(size.Facts))
        {
            text.Append(fact.Id).Append(": ").Append(Part(PlainText.AsData(fact.Text, MaxFactLength), Budget / 4)).Append('\n');
        }

        text.Append(close).Append("\n\n");
        if (size.Cases > 0)
        {
            Section(texts.Cases);
            foreach (var similar in evidence.Cases.Take(size.Cases))
            {
                text.Append(similar.Id).Append(" (").Append(similar.Calls).Append("): ")
                    .Append(PlainText.AsData(similar.Narrative, size.NarrativeLength)).Append('\n');
            }

            text.Append(close).Append("\n\n");
        }

        return text.Append(texts.Task).ToString();

        // Scripts that take a token a byte must not crowd out the rest.
        static string Part(string data, int tokens) => PromptTokens.Cut(data, tokens);

        void Section(string title) => text.Append(title).Append(":\n").Append(open).Append('\n');
    }

    private static string Attributes(IReadOnlyDictionary<string, string> attributes, TextLanguage language) =>
        string.Join("; ", attributes.Select(value =>
            $"{value.Key}: {PlainText.AsData(Labels.Of(language, value.Key, value.Value), MaxValueLength)}"));

    /// <summary>How much of each part a prompt has.</summary>
    private readonly record struct Size(int Facts, int Cases, int NarrativeLength, int QuestionLength);
}
