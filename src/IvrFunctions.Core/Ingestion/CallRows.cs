using System.Text;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Reads the records of a chunk as calls, one after the other, redacted. Not thread-safe: one for each chunk.
/// </summary>
internal sealed class CallRows
{
    private readonly ReadOnlyMemory<byte> chunk;
    private readonly ColumnMapping mapping;
    private readonly Redactor redactor;
    private readonly RecordScanner scanner;
    private readonly FieldDecoder decoder;
    private readonly StartTimes times;
    private readonly int[] columns;
    private readonly ColumnText[] texts;
    private readonly GivenOutcomes given;
    private readonly Func<int, string?> readText;
    private long nextRow;
    private int position;
    private int length;

    public CallRows(ReadOnlyMemory<byte> chunk, long firstRow, Dialect dialect, ColumnMapping mapping, Redactor redactor)
    {
        var isUtf16 = FileEncodings.IsUtf16(dialect.Encodings[0]);
        this.chunk = isUtf16 ? Encoding.Convert(FileEncodings.Get(dialect.Encodings[0]), Encoding.UTF8, chunk.ToArray()) : chunk;
        (this.mapping, this.redactor, nextRow) = (mapping, redactor, firstRow);
        scanner = new RecordScanner((byte)dialect.Delimiter, dialect.Fields);
        decoder = new FieldDecoder(isUtf16 ? [FileEncodings.Utf8] : dialect.Encodings);
        times = new StartTimes(mapping);
        (given, readText) = (new GivenOutcomes(mapping.OutcomeRules), TextOf);
        columns = [.. Enum.GetValues<CallField>().Select(mapping.ColumnOf)];
        texts = [.. mapping.Header.Select((name, column) => new ColumnText(decoder, !mapping.Extras.Except(mapping.PlainExtras).Contains(column) ? null
            : PersonalColumns.HoldPhones(ColumnName.Tokens(name)) ? Redactor.MaskPhone : Redactor.Mask))];
    }

    /// <summary>The call of the current row, or <see langword="null"/> where it was rejected.</summary>
    public CallRecord? Call { get; private set; }

    /// <summary>Why the current row was rejected.</summary>
    public RejectedRow? Rejected { get; private set; }

    /// <summary>Numbers that are none; the calls are kept without them.</summary>
    public int UnreadableNumbers { get; private set; }

    /// <summary>The bytes of the current row without its line end.</summary>
    public ReadOnlySpan<byte> RawRow => chunk.Span.Slice(position - length, scanner.ContentLength);

    /// <summary>Moves to the next row; exactly one of <see cref="Call"/> and <see cref="Rejected"/> is then set. Rows without any value are passed over.</summary>
    public bool Read()
    {
        (Call, Rejected) = (null, null);
        do
        {
            length = scanner.Scan(chunk.Span[position..], isLast: true);
            position += length;
            nextRow++;
        }
        while (length > 0 && scanner.IsBlank);

        if (length == 0)
        {
            return false;
        }

        ReadRow();
        return true;
    }

    private void ReadRow()
    {
        if (scanner.IsUnclosed)
        {
            Reject(string.Empty, RejectReasons.UnclosedQuote);
        }
        else if (scanner.FieldCount < mapping.Header.Count)
        {
            Reject(string.Empty, RejectReasons.TooFewFields(scanner.FieldCount, mapping.Header.Count));
        }
        else if (HasExtraFields())
        {
            Reject(string.Empty, RejectReasons.TooManyFields(mapping.Header.Count));
        }
        else
        {
            ReadCall(given.Find(readText));
        }
    }

    private void ReadCall(OutcomeRule? rule)
    {
        if (rule is null ? OutcomeRules.IsNoCall(Text(CallField.Outcome)) : rule.Outcome is null)
        {
            Reject(mapping.Header[rule?.Column ?? columns[(int)CallField.Outcome]], RejectReasons.NoCall);
        }
        else if (!times.TryRead(Text(CallField.Timestamp), Text(CallField.TimeOfDay), out var start))
        {
            RejectTime();
        }
        else
        {
            Call = ToCall(start, rule?.Outcome);
        }
    }

    private void RejectTime()
    {
        if (IsTotal())
        {
            Reject(string.Empty, RejectReasons.TotalRow);
            return;
        }

        var field = columns[(int)CallField.Timestamp] >= 0 && times.DateFailed ? CallField.Timestamp : CallField.TimeOfDay;
        Reject(mapping.Header[columns[(int)field]], Text(field) is null ? RejectReasons.NoTime : RejectReasons.UnknownTime);
    }

    private CallRecord ToCall(StartTime start, CallOutcome? given)
    {
        var path = Text(CallField.MenuPath);
        var step = Text(CallField.FailureStep);
        var said = Text(CallField.Outcome);
        var reason = Text(CallField.FailureReason) ?? OutcomeRules.ReasonIn(said);
        var outcome = given ?? OutcomeRules.Decide(new OutcomeSigns
        {
            Outcome = said,
            Answered = Flag(CallField.Answered),
            Resolved = Flag(CallField.Resolved),
            Abandoned = Flag(CallField.Abandoned),
            Transferred = Flag(CallField.Transferred),
            Reason = reason,
            FailureStep = step,
            ExportTellsOutcomes = mapping.TellsOutcomes,
            ExportTellsFailures = mapping.TellsFailures,
        });
        if (step is null && path is not null && (outcome is CallOutcome.Failed or CallOutcome.Abandoned))
        {
            step = MenuPaths.FailureStep(path) ?? MenuPaths.LastStep(path);
        }

        return Redactor.Mask(new CallRecord
        {
            CallId = CallId(),
            StartedAt = start.Time,
            HasDate = start.HasDate,
            HasTimeOfDay = start.HasTimeOfDay,
            CallerId = redactor.Pseudonym(Text(CallField.CallerId)),
            CallType = Text(CallField.CallType),
            Channel = Text(CallField.Channel),
            MenuPath = path,
            FailureStep = step,
            FailureReason = reason,
            CustomerSegment = Text(CallField.CustomerSegment),
            Language = Text(CallField.Language),
            Region = Text(CallField.Region),
            Queue = Text(CallField.Queue),
            DurationSeconds = Seconds(CallField.DurationSeconds, mapping.Duration),
            WaitSeconds = Seconds(CallField.WaitSeconds, mapping.Wait),
            Retries = Retries(),
            Outcome = outcome,
            Notes = Text(CallField.Notes),
            Extras = mapping.Extras.Count == 0 ? null : Extras(),
        });
    }

    private string? CallId()
    {
        var id = Text(CallField.CallId);
        return id is not null && Text(CallField.Line) is { } line ? $"{line}-{id}" : id;
    }

    private Dictionary<string, string>? Extras()
    {
        Dictionary<string, string>? extras = null;
        foreach (var column in mapping.Extras)
        {
            if (TextOf(column) is { } text)
            {
                (extras ??= []).Add(mapping.Header[column], text);
            }
        }

        return extras;
    }

    private string? Text(CallField field) => columns[(int)field] is var column and >= 0 ? TextOf(column) : null;

    private string? TextOf(int column) => texts[column].Read(scanner[column].Of(RawRow));

    private bool? Flag(CallField field) => Text(field) is { } text ? YesNo.Parse(text) : null;

    private int? Seconds(CallField field, DurationFormat? format)
    {
        if (format is null || Text(field) is not { } text)
        {
            return null;
        }

        return Whole(Durations.TryParseSeconds(format, text, out var seconds) ? seconds : double.NaN);
    }

    private int? Retries() =>
        Text(CallField.Retries) is { } text ? Whole(WrittenNumbers.TryParse(text, out var number) ? number : double.NaN) : null;

    private int? Whole(double number)
    {
        if (number is >= 0 and <= int.MaxValue)
        {
            return (int)Math.Round(number, MidpointRounding.AwayFromZero);
        }

        UnreadableNumbers++;
        return null;
    }

    private bool HasExtraFields()
    {
        for (var column = mapping.Header.Count; column < scanner.FieldCount; column++)
        {
            if (!scanner[column].Of(RawRow).Trim((byte)' ').IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the row's first text announces totals.</summary>
    private bool IsTotal()
    {
        for (var column = 0; column < mapping.Header.Count; column++)
        {
            if (TextOf(column) is { } text)
            {
                var words = ColumnName.Tokens(text);
                return words.Count <= 4 && words.Overlaps(["total", "totales", "totals", "subtotal", "totais", "suma", "sum"]);
            }
        }

        return false;
    }

    private void Reject(string column, string reason) => Rejected = new RejectedRow(nextRow - 1, column, reason, decoder.Decode(RawRow));
}
