using System.Text.Json;
using System.Text.RegularExpressions;

namespace IvrFunctions.Core.Analysis;

/// <summary>Reads a model's answer and says what shape it must have.</summary>
internal static partial class DraftReader
{
    /// <summary>Four times the longest answer asked for; a model that writes on and on is not read to the end.</summary>
    public const int MaxLength = 16_384;

    private const int MaxStatements = 12;

    public static JsonElement Schema { get; } = JsonDocument.Parse(
        """
        {
          "type": "object",
          "properties": {
            "claims": {
              "type": "array", "minItems": 1, "maxItems": 6,
              "items": {
                "type": "object",
                "properties": { "text": { "type": "string" }, "cites": { "type": "array", "minItems": 1, "items": { "type": "string" } } },
                "required": ["text", "cites"]
              }
            },
            "root_cause": {
              "type": "object",
              "properties": { "text": { "type": "string" }, "cites": { "type": "array", "minItems": 1, "items": { "type": "string" } } },
              "required": ["text", "cites"]
            },
            "recommendations": {
              "type": "array", "maxItems": 3,
              "items": {
                "type": "object",
                "properties": { "action": { "type": "string" }, "cites": { "type": "array", "minItems": 1, "items": { "type": "string" } } },
                "required": ["action", "cites"]
              }
            },
            "confidence": { "type": "string", "enum": ["low", "medium", "high"] }
          },
          "required": ["claims", "root_cause", "recommendations", "confidence"]
        }
        """).RootElement.Clone();

    /// <summary>The draft, or <see langword="null"/> where the text is not a whole answer.</summary>
    public static DraftExplanation? Read(string text)
    {
        if (text.Length > MaxLength) return null;
        try
        {
            var answer = JsonSerializer.Deserialize(text, DraftJson.Default.DraftAnswer);
            return answer is null ? null : new DraftExplanation(
                Statements(answer.Claims),
                Statement(answer.RootCause),
                Statements(answer.Recommendations),
                answer.Confidence);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<DraftStatement> Statements(IReadOnlyList<DraftItem?>? items) =>
        // A model in a loop says the same again and again.
        [.. (items ?? []).Select(Statement).OfType<DraftStatement>().DistinctBy(statement => statement.Text).Take(MaxStatements)];

    private static DraftStatement? Statement(DraftItem? item)
    {
        var raw = PlainText.OneLine(item?.Text ?? item?.Action ?? "", int.MaxValue);
        var text = Emphasis.Replace(BracketedIds.Replace(raw, ""), "").Trim().TrimEnd('.', ' ');
        if (text.Length == 0) return null;
        var listed = (item!.Cites ?? []).OfType<string>().Select(cite => cite.Trim(' ', '[', ']', '(', ')').ToUpperInvariant());
        var inText = Ids.Matches(raw).Select(match => match.Value);
        return new DraftStatement(text, [.. listed.Where(cite => cite.Length > 0).Concat(inText).Distinct()]);
    }

    [GeneratedRegex(@"\s*[\[(]\s*[FC]\d+(\s*[,;y&]\s*[FC]\d+|\s*and\s*[FC]\d+)*\s*[\])]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BracketedIds { get; }

    /// <summary>Models like to stress figures.</summary>
    [GeneratedRegex(@"\*{1,2}|`", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Emphasis { get; }

    [GeneratedRegex(@"\b[FC]\d+\b", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    public static partial Regex Ids { get; }
}
