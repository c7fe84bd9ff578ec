using System.Text;
using System.Text.Json;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Functions.Http;

namespace IvrFunctions.Functions.Messages;

/// <summary>
/// An answer in <c>ivr-analyzed</c>: <c>{"version":1,"correlation_id":"…","analysis":{…}}</c>, or <c>"error"</c> instead of the
/// analysis.
/// </summary>
internal sealed record AnalyzedMessage(int Version, string? CorrelationId, JsonElement? Analysis, MessageError? Error)
{
    /// <summary>Bytes that a queue message of 64 KB holds as base64.</summary>
    private const int MaxBytes = 65_536 / 4 * 3;

    private const int CasesKept = 3;

    private static readonly MessagesJson Json = new(MessagesJson.Default.Options.WithLetters());

    /// <summary>The analysis, or as much of it as a queue message holds: narratives go first, then cases.</summary>
    public static string Write(string? correlationId, AnalysisResult analysis)
    {
        foreach (var candidate in Shorten(analysis))
        {
            var json = JsonSerializer.SerializeToElement(candidate, ReadableJson.Analysis);
            var text = new AnalyzedMessage(1, correlationId, json, null).ToJson();
            if (Encoding.UTF8.GetByteCount(text) <= MaxBytes)
                return text;
        }

        var error = new MessageError("The analysis is too large for a queue message.", null, "POST /api/analyze gives the whole of it.");
        return new AnalyzedMessage(1, correlationId, null, error).ToJson();
    }

    public static string Write(string? correlationId, InvalidRequestException exception) =>
        Write(correlationId, new MessageError("The request is not valid.", exception.Field, exception.Message));

    public static string Write(string? correlationId, MessageError error) => new AnalyzedMessage(1, correlationId, null, error).ToJson();

    private static IEnumerable<AnalysisResult> Shorten(AnalysisResult analysis)
    {
        yield return analysis;

        var cases = analysis.Evidence.Cases.Select(similar => similar with { Narrative = "" }).ToArray();
        yield return Keep(analysis, cases, "The narratives were left out: the analysis is too large for a queue message.");
        yield return Keep(
            analysis,
            cases[..Math.Min(CasesKept, cases.Length)],
            "Narratives and some cases were left out: the analysis is too large for a queue message.");
    }

    private static AnalysisResult Keep(AnalysisResult analysis, IReadOnlyList<SimilarCase> cases, string warning) => analysis with
    {
        Evidence = analysis.Evidence with { Cases = cases },
        Warnings = [.. analysis.Warnings, warning],
    };

    private string ToJson() => JsonSerializer.Serialize(this, Json.AnalyzedMessage);
}

/// <param name="Field">The field that is wrong, <see langword="null"/> where none is to blame.</param>
internal sealed record MessageError(string Title, string? Field, string Detail);
