using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Reads the rows of a chunk as the calls to be stored: each once, put together where it stands on several rows.</summary>
internal sealed class ChunkRows(CallRows rows, RowGrouping? grouping)
{
    private readonly HashSet<ulong> seen = [];

    /// <summary>Rows so far.</summary>
    public long Count { get; private set; }

    /// <summary>Calls and rejected rows, one of the two set; a row that is neither belongs to a call that came before.</summary>
    public IEnumerable<(CallRecord? Call, ulong Key, RejectedRow? Rejected)> ReadAll(CancellationToken cancellationToken)
    {
        var legs = grouping is null ? null : new CallLegs(grouping);
        while (rows.Read())
        {
            Count++;
            if (rows.Rejected is { } rejected)
            {
                yield return (null, 0, rejected);
            }
            else if (legs is not null)
            {
                legs.Add(rows.Call!, CallKey.OfRow(rows.RawRow));
            }
            else if (CallKey.Of(rows.Call!, rows.RawRow) is var key && seen.Add(key))
            {
                yield return (rows.Call, key, null);
            }

            if (Count % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        foreach (var (call, rowKey) in legs?.TakeCalls() ?? [])
        {
            var key = CallKey.OfSeveralRows(call) ?? rowKey;
            if (seen.Add(key))
            {
                yield return (call, key, null);
            }
        }
    }
}
