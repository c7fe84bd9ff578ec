using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CsvHelper;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Reads the records of a chunk as calls, one after the other, redacted. Not thread-safe: one for each chunk.
/// </summary>
internal sealed class CallRows(ReadOnlyMemory<byte> chunk, long firstRow, Dialect dialect, ColumnMapping mapping, Redactor redactor)
    : IDisposable
{
    /// <summary>What exports write for "no value".</summary>
    private static readonly FrozenSet<string> NullTokens = new[]
    {
        "NULL", "NONE", "NIL", "N/A", "NA", "NAN", "-", "--", "?", "SIN_DATO", "SIN DATO", "SIN_D", "NOT_AVAILABLE", "UNKNOWN",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly CsvReader reader = CsvReader.Create(chunk, CsvDialect.Options(dialect.Delimiter));
    private readonly IsoTimestamps timestamps = new();
    private readonly int[] columns = [.. Enum.GetValues<CallField>().Select(mapping.ColumnOf)];

    /// <summary>The call of the current row, or <see langword="null"/> where it was rejected.</summary>
    public CallRecord? Call { get; private set; }

    /// <summary>Why the current row was rejected.</summary>
    public RejectedRow? Rejected { get; private set; }

    /// <summary>Numbers that are none; the calls are kept without them.</summary>
    public int UnreadableNumbers { get; private set; }

    /// <summary>The bytes of the current row.</summary>
    public ReadOnlySpan<byte> RawRow => reader.RawRecord;

    /// <summary>Moves to the next row; exactly one of <see cref="Call"/> and <see cref="Rejected"/> is then set.</summary>
    public bool Read()
    {
        (Call, Rejected) = (null, null);
        if (!reader.Read())
        {
            return false;
        }

        if (reader.FieldCount < mapping.Header.Count)
        {
            Reject(string.Empty, string.Create(
                CultureInfo.InvariantCulture, $"{reader.FieldCount} fields, where the header has {mapping.Header.Count}."));
        }
        else if (HasExtraFields())
        {
            Reject(string.Empty, string.Create(
                CultureInfo.InvariantCulture, $"More fields than the {mapping.Header.Count} of the header: is a text with the separator not quoted?"));
        }
        else if (Text(CallField.Timestamp) is not { } written)
        {
            RejectField(CallField.Timestamp, "No time. Expected a date and time such as 2025-03-14 09:26:53.");
        }
        else if (!timestamps.TryParse(written, out var startedAt, out var hasTimeOfDay))
        {
            RejectField(CallField.Timestamp, "Not a time that is understood. Expected one such as 2025-03-14 09:26:53 or 2025-03-14T09:26:53Z.");
        }
        else
        {
            Call = ToCall(startedAt, hasTimeOfDay);
        }

        return true;
    }

    public void Dispose() => reader.Dispose();

    private CallRecord ToCall(DateTimeOffset startedAt, bool hasTimeOfDay)
    {
        var step = Text(CallField.FailureStep);
        var reason = Text(CallField.FailureReason);
        var outcome = OutcomeRules.Decide(new OutcomeSigns
        {
            Outcome = Text(CallField.Outcome),
            Reason = reason,
            FailureStep = step,
            ExportTellsOutcomes = columns[(int)CallField.Outcome] >= 0,
            ExportTellsFailures = mapping.TellsFailures,
        });
        return new CallRecord
        {
            CallId = Text(CallField.CallId),
            StartedAt = startedAt,
            HasTimeOfDay = hasTimeOfDay,
            CallerId = redactor.Pseudonym(Text(CallField.CallerId)),
            CallType = Text(CallField.CallType),
            Channel = Text(CallField.Channel),
            MenuPath = Text(CallField.MenuPath),
            FailureStep = step,
            FailureReason = reason,
            CustomerSegment = Text(CallField.CustomerSegment),
            Language = Text(CallField.Language),
            Region = Text(CallField.Region),
            Queue = Text(CallField.Queue),
            DurationSeconds = Number(CallField.DurationSeconds),
            WaitSeconds = Number(CallField.WaitSeconds),
            Retries = Number(CallField.Retries),
            Outcome = outcome,
            Notes = Redactor.Mask(Text(CallField.Notes)),
        };
    }

    private string? Text(CallField field)
    {
        var column = columns[(int)field];
        if (column < 0 || reader.IsEmpty(column))
        {
            return null;
        }

        var text = reader.GetString(column).Trim();
        return text.Length == 0 || NullTokens.Contains(text) ? null : text;
    }

    private int? Number(CallField field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= int.MaxValue)
        {
            return (int)Math.Round(number, MidpointRounding.AwayFromZero);
        }

        UnreadableNumbers++;
        return null;
    }

    private bool HasExtraFields()
    {
        for (var column = mapping.Header.Count; column < reader.FieldCount; column++)
        {
            if (!reader.IsEmpty(column))
            {
                return true;
            }
        }

        return false;
    }

    private void RejectField(CallField field, string reason) => Reject(mapping.Header[columns[(int)field]], reason);

    private void Reject(string column, string reason) =>
        Rejected = new RejectedRow(firstRow + reader.RowNumber - 1, column, reason, Encoding.UTF8.GetString(reader.RawRecord));
}
