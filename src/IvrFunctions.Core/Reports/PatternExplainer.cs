using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Reports;

/// <summary>Has the first patterns explained. A report never waits for that longer than a function may run, and never fails because of it.</summary>
public sealed class PatternExplainer(Analyzer analyzer, TimeProvider time)
{
    private const int MaxExplained = 3;
    private const int Cases = 3;

    /// <summary>For all patterns together: with the rest of the report, less than the 5 minutes of the tightest serverless plan.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    internal async Task<IReadOnlyList<PatternExplanation>> ExplainAsync(
        IReadOnlyList<ReportPattern> patterns, TextLanguage language, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var explanations = new List<PatternExplanation>();
        foreach (var pattern in patterns.Take(MaxExplained))
        {
            explanations.Add(await ExplainAsync(pattern, language, either.Token, cancellationToken));
        }

        return explanations;
    }

    private async Task<PatternExplanation> ExplainAsync(
        ReportPattern pattern, TextLanguage language, CancellationToken limited, CancellationToken cancellationToken)
    {
        var wording = ReportWording.For(language);
        var attributes = pattern.Target.Concat(pattern.Pattern.Conditions).ToDictionary(StringComparer.Ordinal);
        try
        {
            var request = new AnalysisRequest { Attributes = attributes, Cases = Cases, Language = language };
            return new PatternExplanation(await analyzer.AnalyzeAsync(request, limited), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PatternExplanation(null, wording.OutOfTime);
        }
        catch (Exception exception) when (exception is ServiceUnavailableException or EmbedderMismatchException)
        {
            // The figures stand without it; where storage is away, the report itself fails and is tried again.
            return new PatternExplanation(null, exception.Message);
        }
    }
}
