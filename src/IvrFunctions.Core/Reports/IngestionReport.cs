using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Reports;

/// <summary>All that the report of an ingestion says, in figures. The same ingestion in the same archive gives the same report.</summary>
internal sealed record IngestionReport
{
    public required TextLanguage Language { get; init; }

    public required string Source { get; init; }

    public required string Ingestion { get; init; }

    /// <summary>When the upload was noticed.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required IngestionTotals Totals { get; init; }

    /// <summary>How many sources the archive holds besides. The figures are of this one, explanations rest on all.</summary>
    public required int OtherSources { get; init; }

    public required CallSummary Summary { get; init; }

    /// <summary>The last days with those before; <see langword="null"/> where the calls cover too few.</summary>
    public required CallSummary? Recent { get; init; }

    public required Flow Flow { get; init; }

    public required ReportFindings Findings { get; init; }

    /// <summary>Of the first patterns.</summary>
    public required IReadOnlyList<PatternExplanation> Explanations { get; init; }

    /// <summary>Calls by day, in rising order; days without calls are left out.</summary>
    public required IReadOnlyList<DayCount> Daily { get; init; }

    public required IReadOnlyList<RejectCount> Rejects { get; init; }

    /// <summary>Figures of the report before on the same source; <see langword="null"/> where this is the first.</summary>
    public required ReportFigures? Previous { get; init; }

    /// <summary>Names of the rejects files.</summary>
    public required IReadOnlyList<string> RejectFiles { get; init; }
}

internal readonly record struct DayCount(DateOnly Day, long Calls, long Failed);
