using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Puts the rows of a chunk together to calls, where a call stands on several. Rows of one id within hours of the first are one
/// call, wherever in the chunk they stand; the planner ends no chunk between neighbouring rows of a call.
/// </summary>
internal sealed class CallLegs(RowGrouping grouping)
{
    /// <summary>A row later than this after the first belongs to another call, whose id is used again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    private readonly List<List<CallRecord>> calls = [];
    private readonly List<ulong> keys = [];
    private readonly Dictionary<string, int> latest = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> rows = [];

    /// <param name="leg">A row as a call of its own.</param>
    /// <param name="rowKey">Equal for rows that are the same to the letter, of which one counts.</param>
    public void Add(CallRecord leg, ulong rowKey)
    {
        if (!rows.Add(rowKey))
        {
            return;
        }

        if (leg.CallId is { } id && latest.TryGetValue(id, out var call) && (leg.StartedAt - calls[call][0].StartedAt).Duration() <= Longest)
        {
            calls[call].Add(leg);
            return;
        }

        if (leg.CallId is { } first)
        {
            latest[first] = calls.Count;
        }

        calls.Add([leg]);
        keys.Add(rowKey);
    }

    /// <summary>The calls in the order of their first rows, each with the key of that row.</summary>
    public IEnumerable<(CallRecord Call, ulong RowKey)> TakeCalls() => calls.Select((legs, i) => (Join(legs), keys[i]));

    private CallRecord Join(List<CallRecord> legs)
    {
        if (legs.Count == 1)
        {
            return legs[0];
        }

        // Stable: rows of one time stay in the order of the file.
        var inOrder = legs.OrderBy(leg => leg.StartedAt).ToList();
        var outcome = inOrder.FindLast(leg => leg.Outcome != CallOutcome.Unknown)?.Outcome ?? CallOutcome.Unknown;
        var failed = outcome is CallOutcome.Failed or CallOutcome.Abandoned ? inOrder.FindLast(leg => leg.IsFailed) : null;
        return inOrder[0] with
        {
            CallerId = First(inOrder, leg => leg.CallerId),
            CallType = First(inOrder, leg => leg.CallType),
            Channel = First(inOrder, leg => leg.Channel),
            MenuPath = PathOf(inOrder),
            FailureStep = failed?.FailureStep,
            FailureReason = failed?.FailureReason,
            CustomerSegment = First(inOrder, leg => leg.CustomerSegment),
            Language = First(inOrder, leg => leg.Language),
            Region = First(inOrder, leg => leg.Region),
            Queue = inOrder.FindLast(leg => leg.Queue is not null)?.Queue,
            DurationSeconds = Total(inOrder, leg => leg.DurationSeconds, grouping.RepeatsDuration),
            WaitSeconds = Total(inOrder, leg => leg.WaitSeconds, grouping.RepeatsWait),
            Retries = inOrder.Max(leg => leg.Retries),
            Outcome = outcome,
            Notes = string.Join(" / ", inOrder.Select(leg => leg.Notes).OfType<string>().Distinct()) is { Length: > 0 } notes ? notes : null,
            Extras = ExtrasOf(inOrder),
        };
    }

    private static string? First(List<CallRecord> legs, Func<CallRecord, string?> read) => legs.Select(read).FirstOrDefault(text => text is not null);

    private static int? Total(List<CallRecord> legs, Func<CallRecord, int?> read, bool isOfCall)
    {
        var known = legs.Select(read).OfType<int>().ToList();
        return known.Count == 0 ? null : isOfCall ? known.Max() : (int)Math.Min(int.MaxValue, known.Sum(seconds => (long)seconds));
    }

    /// <summary>The steps one after the other; a step that is repeated at once, or a path that every row holds, stands once.</summary>
    private static string? PathOf(List<CallRecord> legs)
    {
        var steps = legs.Select(leg => leg.MenuPath).OfType<string>().ToList();
        return steps.Count == 0 ? null : string.Join('>', steps.Where((step, i) => i == 0 || step != steps[i - 1]));
    }

    /// <summary>Of each column the first value.</summary>
    private static Dictionary<string, string>? ExtrasOf(List<CallRecord> legs)
    {
        Dictionary<string, string>? extras = null;
        foreach (var (name, value) in legs.SelectMany(leg => leg.Extras ?? new Dictionary<string, string>()))
        {
            (extras ??= new Dictionary<string, string>(StringComparer.Ordinal)).TryAdd(name, value);
        }

        return extras;
    }
}
