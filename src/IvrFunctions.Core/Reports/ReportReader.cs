using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Patterns;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Reports;

/// <summary>Brings together all that the report of an ingestion says, every figure from one snapshot of the archive.</summary>
public sealed class ReportReader(
    IBlobs blobs, SourceCatalog catalog, CallQueryReader queries, PatternExplainer explainer, IOptions<IvrOptions> options)
{
    /// <summary>Lengths of the periods compared, the longest that fits twice: 4 weeks and 1 week hold every weekday equally often.</summary>
    private static readonly int[] PeriodDays = [28, 7, 1];

    internal async Task<IngestionReport> ReadAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        var query = await queries.ReadAsync([], [], cancellationToken);
        var patterns = await FindPatternsAsync(query, cancellationToken);
        var rejects = await RejectReader.ReadAsync(blobs, entry.Source, entry.Id, cancellationToken);
        var days = DaysOf(query.Calls.Population);
        return new IngestionReport
        {
            Language = options.Value.TextLanguage,
            Source = entry.Source,
            Ingestion = entry.Id,
            ReceivedAt = entry.StartedAt,
            Totals = entry.Totals ?? new IngestionTotals(),
            OtherSources = (await catalog.ReadAsync(cancellationToken)).Sources.Count - 1,
            Days = days,
            Summary = await SummaryReader.ReadAsync(query, cancellationToken),
            Recent = days is { } known ? await CompareAsync(query, known, cancellationToken) : null,
            Flow = (await FlowReader.ReadAsync(query, cancellationToken)).Current,
            Patterns = patterns,
            Explanations = await explainer.ExplainAsync(patterns.Patterns, options.Value.TextLanguage, cancellationToken),
            Daily = [],
            Rejects = rejects.Counts,
            RejectFiles = rejects.Files,
        };
    }

    private static async Task<CallSummary?> CompareAsync(CallQuery query, (DateOnly First, DateOnly Last) days, CancellationToken cancellationToken)
    {
        var covered = days.Last.DayNumber - days.First.DayNumber + 1;
        var length = PeriodDays.FirstOrDefault(length => 2 * length <= covered);
        if (length == 0) return null;
        var end = days.Last.ToDateTime(TimeOnly.MinValue).AddDays(1);
        var filter = query.Filter with { From = end.AddDays(-length), To = end };
        return await SummaryReader.ReadAsync(query with { Filter = filter, Previous = CallPeriod.Before(filter) }, cancellationToken);
    }

    private static async Task<PatternReport> FindPatternsAsync(CallQuery query, CancellationToken cancellationToken)
    {
        string[] dimensions =
        [
            CallAttributes.CallType, CallAttributes.CustomerSegment, CallAttributes.Channel, CallAttributes.Region, CallAttributes.Language,
            CallAttributes.Queue, CallAttributes.HourBand, CallAttributes.Weekday,
        ];
        var groups = await query.Calls.CountAsync(query.Filter, CallFilter.All, [dimensions], cancellationToken);
        var rows = groups.Select(group => new CountedRow([.. dimensions.Select(name => group.Values[name])], group.Calls, group.Failed));
        return PatternMiner.Mine(new CountedRows(dimensions, [.. rows]), new PatternOptions());
    }

    private static (DateOnly First, DateOnly Last)? DaysOf(CallPopulation population) => population is { From: { } from, To: { } to }
        ? (DateOnly.FromDateTime(from.DateTime), DateOnly.FromDateTime(to.DateTime))
        : null;
}
