using System.Data.Common;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>What an ingestion that ends asks of its parts.</summary>
internal sealed class PartQueries(DuckDbDatabase database)
{
    /// <param name="parts">The parts, as a table function.</param>
    /// <param name="others">Parts whose stories count as known; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    public async Task<PartCounts> CountAsync(string parts, string? others, CancellationToken cancellationToken)
    {
        var (calls, cases, casesKnown) = (0L, 0L, 0L);
        foreach (var slice in await CallSlice.OfAsync(database, [parts, others], cancellationToken))
        {
            var inSlice = slice.Of("hash(case_id)");
            var known = others is null ? "false" : $"case_id in (select distinct case_id from {others} where {inSlice})";
            await ReadAsync(
                $"select count(distinct call_key) from {parts} where {slice.Of("call_key")}",
                row => calls += row.GetInt64(0),
                cancellationToken);
            await ReadAsync(
                $"select count(*), count(*) filter ({known}) from (select distinct case_id from {parts} where {inSlice})",
                row => (cases, casesKnown) = (cases + row.GetInt64(0), casesKnown + row.GetInt64(1)),
                cancellationToken);
        }

        return new PartCounts(calls, cases, casesKnown);
    }

    /// <summary>The cases of <paramref name="parts"/> that <paramref name="others"/> lack.</summary>
    public async Task<IReadOnlyList<ArchivedCase>> FindCasesOnlyInAsync(string parts, string? others, CancellationToken cancellationToken)
    {
        var cases = new List<ArchivedCase>();
        foreach (var slice in await CallSlice.OfAsync(database, [parts, others], cancellationToken))
        {
            var inSlice = slice.Of("hash(case_id)");
            var lacking = others is null ? "" : $"where case_id not in (select distinct case_id from {others} where {inSlice})";
            await ReadAsync(
                $"select case_id, failed from (select distinct case_id, failed from {parts} where {inSlice}) {lacking}",
                row => cases.Add(new ArchivedCase(CallColumns.ToCaseId(row.GetFieldValue<Guid>(0)), CaseKinds.Of(row.GetBoolean(1)))),
                cancellationToken);
        }

        return cases;
    }

    private Task ReadAsync(string sql, Action<DbDataReader> read, CancellationToken cancellationToken) =>
        database.QueryAsync(sql, [], read, cancellationToken);
}
