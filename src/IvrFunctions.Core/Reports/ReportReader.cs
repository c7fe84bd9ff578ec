using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Reports;

/// <summary>Brings together all that the report of an ingestion says, every figure from one snapshot of the archive.</summary>
public sealed class ReportReader(
    IBlobs blobs, SourceCatalog catalog, CallQueryReader queries, PatternExplainer explainer, ReportStore store, IOptions<IvrOptions> options)
{
    /// <summary>Lengths of the periods compared, the longest that fits twice: 4 weeks and 1 week hold every weekday equally often.</summary>
    private static readonly int[] PeriodDays = [28, 7, 1];

    internal async Task<IngestionReport> ReadAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        var all = await queries.ReadAsync([], [], cancellationToken);
        var query = all with { Filter = all.Filter with { Source = entry.Source } };
        var daily = ByDay(await query.Calls.CountHoursAsync(query.Filter, CallFilter.All, cancellationToken));
        var findings = await ReportPatterns.FindAsync(query, cancellationToken);
        var rejects = await RejectReader.ReadAsync(blobs, entry.Source, entry.Id, cancellationToken);
        return new IngestionReport
        {
            Language = options.Value.TextLanguage,
            Source = entry.Source,
            Ingestion = entry.Id,
            ReceivedAt = entry.StartedAt,
            Totals = entry.Totals ?? new IngestionTotals(),
            OtherSources = (await catalog.ReadAsync(cancellationToken)).Sources.Count - 1,
            Summary = await SummaryReader.ReadAsync(query, cancellationToken),
            Recent = daily.Count == 0 ? null : await CompareAsync(query, daily[0].Day, daily[^1].Day, cancellationToken),
            Flow = (await FlowReader.ReadAsync(query, cancellationToken)).Current,
            Findings = findings,
            Explanations = await explainer.ExplainAsync(findings.Patterns, options.Value.TextLanguage, cancellationToken),
            Daily = daily,
            Previous = await store.FindPreviousAsync(entry, cancellationToken),
            Rejects = rejects.Counts,
            RejectFiles = rejects.Files,
        };
    }

    private static async Task<CallSummary?> CompareAsync(CallQuery query, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var length = PeriodDays.FirstOrDefault(length => 2 * length <= last.DayNumber - first.DayNumber + 1);
        if (length == 0) return null;
        var end = last.ToDateTime(TimeOnly.MinValue).AddDays(1);
        var filter = query.Filter with { From = end.AddDays(-length), To = end };
        return await SummaryReader.ReadAsync(query with { Filter = filter, Previous = CallPeriod.Before(filter) }, cancellationToken);
    }

    private static List<DayCount> ByDay(IEnumerable<HourCount> hours) =>
    [
        .. hours.GroupBy(hour => DateOnly.FromDateTime(hour.Hour))
            .Select(day => new DayCount(day.Key, day.Sum(hour => hour.Count.Calls), day.Sum(hour => hour.Count.Hits))),
    ];
}
