using System.Text;
using IvrFunctions.Core.Narratives;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Core.Analysis;

/// <summary>Builds prompts from parts, within the tokens that leave room for the answer and for a repair.</summary>
internal sealed class PromptBuilder(ChatLimits limits)
{
    /// <summary>English and Spanish come to some four characters a token; digits and names to fewer.</summary>
    private const int CharactersPerToken = 3;

    /// <summary>For the problems that a repair lists and the chat template around messages.</summary>
    private const int RepairTokens = 600;

    private const int MaxQuestionLength = 1_000;
    private const int MaxValueLength = 80;

    /// <summary>Lengths of a case's narrative, tried in turn until the prompt fits.</summary>
    private static readonly int[] NarrativeLengths = [400, 200, 100];

    private int Budget => (limits.ContextTokens - (2 * limits.AnswerTokens) - RepairTokens) * CharactersPerToken;

    /// <summary>The prompt with as many cases, and as much of each, as fit. Facts are few and always whole.</summary>
    public IReadOnlyList<ChatMessage> Build(Inquiry inquiry, AnalysisEvidence evidence)
    {
        var texts = PromptTexts.For(inquiry.Request.Language);
        var count = evidence.Cases.Count;
        while (true)
        {
            foreach (var length in NarrativeLengths)
            {
                var user = UserMessage(texts, inquiry, evidence, count, length);
                if (texts.Rules.Length + user.Length <= Budget || (count == 0 && length == NarrativeLengths[^1]))
                {
                    return [new ChatMessage(ChatRole.System, texts.Rules), new ChatMessage(ChatRole.User, user)];
                }
            }

            count /= 2;
        }
    }

    /// <summary>What failed, statement by statement, after the answer itself.</summary>
    public IReadOnlyList<ChatMessage> Repair(
        IReadOnlyList<ChatMessage> prompt,
        string answer,
        IEnumerable<RefusedStatement> failed,
        TextLanguage language)
    {
        var text = new StringBuilder(PromptTexts.For(language).RepairLead).Append('\n');
        foreach (var (_, statement, problems) in failed)
        {
            var reasons = string.Join("; ", problems.Take(4).Select(problem => PromptTexts.Describe(problem, language)));
            var line = $"- \"{PlainText.AsData(statement.Text, 80)}\": {reasons}\n";
            if (text.Length + line.Length > RepairTokens * CharactersPerToken) break;
            text.Append(line);
        }

        var previous = PlainText.OneLine(answer, limits.AnswerTokens * CharactersPerToken);
        return [.. prompt, new ChatMessage(ChatRole.Assistant, previous), new ChatMessage(ChatRole.User, text.ToString())];
    }

    private static string UserMessage(PromptTexts texts, Inquiry inquiry, AnalysisEvidence evidence, int cases, int narrativeLength)
    {
        var (open, close) = inquiry.Request.Language == TextLanguage.Es ? ("<datos>", "</datos>") : ("<data>", "</data>");
        var text = new StringBuilder();
        Section(texts.Request);
        if (inquiry.Request.Question is { } question) text.Append(PlainText.AsData(question, MaxQuestionLength)).Append('\n');
        text.Append(Attributes(inquiry.Attributes, inquiry.Request.Language)).Append('\n').Append(close).Append("\n\n");

        Section(texts.Facts);
        foreach (var fact in evidence.Facts) text.Append(fact.Id).Append(": ").Append(PlainText.AsData(fact.Text, 600)).Append('\n');
        text.Append(close).Append("\n\n");

        if (cases > 0)
        {
            Section(texts.Cases);
            foreach (var similar in evidence.Cases.Take(cases))
            {
                text.Append(similar.Id).Append(" (").Append(similar.Calls).Append("): ")
                    .Append(PlainText.AsData(similar.Narrative, narrativeLength)).Append('\n');
            }

            text.Append(close).Append("\n\n");
        }

        return text.Append(texts.Task).ToString();

        void Section(string title) => text.Append(title).Append(":\n").Append(open).Append('\n');
    }

    private static string Attributes(IReadOnlyDictionary<string, string> attributes, TextLanguage language) =>
        string.Join("; ", attributes.Select(value =>
            $"{value.Key}: {PlainText.AsData(Labels.Of(language, value.Key, value.Value), MaxValueLength)}"));
}
