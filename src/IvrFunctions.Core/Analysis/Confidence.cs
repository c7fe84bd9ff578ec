namespace IvrFunctions.Core.Analysis;

/// <summary>How far the evidence carries. A model may be less sure than this, never more.</summary>
internal static class Confidence
{
    private static readonly string[] Levels = ["low", "medium", "high"];

    /// <summary>
    /// High needs one failure asked about, a hundred calls with it, several cases and a group that stands out; medium needs thirty
    /// failures, the number from which a share is within some 18 points of the truth.
    /// </summary>
    public static string Of(Inquiry inquiry, AnalysisEvidence evidence, CallsAtRisk atRisk)
    {
        if (atRisk.Hits < 30) return "low";
        var standsOut = evidence.Facts.Any(fact => fact.Kind == FactKind.Driver);
        return inquiry.NamesFailure && atRisk.Hits >= 100 && standsOut && evidence.Cases.Count >= 3 ? "high" : "medium";
    }

    public static string Lower(string? stated, string computed)
    {
        var level = Array.IndexOf(Levels, stated?.ToLowerInvariant());
        return level < 0 ? computed : Levels[Math.Min(level, Array.IndexOf(Levels, computed))];
    }
}
