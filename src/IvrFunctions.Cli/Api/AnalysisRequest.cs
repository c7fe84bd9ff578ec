using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IvrFunctions.Cli.Api;

/// <summary>The body of <c>POST /api/analyze</c>; what is not asked for is left out.</summary>
internal sealed record AnalysisRequest
{
    public string? CallType { get; init; }

    public string? FailureStep { get; init; }

    public string? FailureReason { get; init; }

    public string? CustomerSegment { get; init; }

    public string? Channel { get; init; }

    public string? Region { get; init; }

    public string? CallId { get; init; }

    public string? Question { get; init; }

    public int? Cases { get; init; }

    public string? Language { get; init; }

    /// <summary>Any other attribute, and columns of the exports that hold none.</summary>
    [JsonExtensionData]
    public JsonObject? Others { get; set; }
}
