using System.Text.Json.Serialization;
using IvrFunctions.Core.Figures;

namespace IvrFunctions.Core.Reports;

/// <summary>What the next report on a source compares itself with; kept beside the report as JSON.</summary>
/// <param name="Version">1.</param>
/// <param name="Ingestion">The ingestion reported on.</param>
/// <param name="ReceivedAt">When its upload was noticed.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="Failed">Those that failed, of those whose outcome says so.</param>
/// <param name="Patterns">Where the failures concentrated.</param>
internal sealed record ReportFigures(
    int Version, string Ingestion, DateTimeOffset ReceivedAt, long Calls, Share Failed, IReadOnlyList<NamedPattern> Patterns)
{
    public static ReportFigures Of(IngestionReport report) => new(
        1,
        report.Ingestion,
        report.ReceivedAt,
        report.Summary.Current.Calls,
        report.Summary.Current.Failed,
        [.. report.Findings.Patterns.Select(found => new NamedPattern(found.Target, found.Pattern.Conditions))]);
}

/// <summary>A pattern without its figures.</summary>
/// <param name="Target">The kind of failures: step and reason; empty for all of them.</param>
/// <param name="Conditions">Attribute to value.</param>
internal sealed record NamedPattern(IReadOnlyDictionary<string, string> Target, IReadOnlyDictionary<string, string> Conditions)
{
    public bool IsSame(NamedPattern other) => IsSame(Target, other.Target) && IsSame(Conditions, other.Conditions);

    private static bool IsSame(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(value => other.TryGetValue(value.Key, out var same) && same == value.Value);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReportFigures))]
internal sealed partial class ReportsJson : JsonSerializerContext;
