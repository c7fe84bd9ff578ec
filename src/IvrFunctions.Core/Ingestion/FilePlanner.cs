using System.Text;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Reads a file once, as a stream: structure from its start, then where its records end, its encoding, samples of its columns
/// and its hash from all of it; then what the columns hold. Where a call stands on several rows the file is read once more, to
/// end its chunks between calls.
/// </summary>
/// <param name="chunkRows">Rows a chunk.</param>
/// <param name="timeZone">Zone of times without an offset where the mapping names none.</param>
internal sealed class FilePlanner(int chunkRows, string timeZone = TimeZones.Default)
{
    private const int HeadBytes = 256 * 1024;

    /// <param name="open">Opens the file from its start.</param>
    /// <param name="given">What the user says about it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="UnusableFileException">The file is no call log in CSV.</exception>
    public async Task<FilePlan> PlanAsync(
        Func<CancellationToken, Task<Stream>> open, MappingOverride given, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(open, given, cancellationToken);
        return draft.Refusal is null ? draft.Plan : throw new UnusableFileException(draft.Refusal);
    }

    /// <summary>As <see cref="PlanAsync"/>, but a file that is CSV and no call log is described as well.</summary>
    /// <inheritdoc cref="PlanAsync"/>
    public async Task<FileDraft> DraftAsync(
        Func<CancellationToken, Task<Stream>> open, MappingOverride given, CancellationToken cancellationToken)
    {
        var file = await ReadAsync(open, callColumns: [], cancellationToken);
        var chunks = file.Scan.TakeChunks();
        if (chunks.Count == 0)
        {
            throw new UnusableFileException(file.Scan.Header is null ? "The file is empty." : "The file has a header and no rows.");
        }

        var (plan, refusal) = Draft(file, chunks, given with { TimeZone = given.TimeZone ?? timeZone });
        if (refusal is null && plan.Mapping.Grouping is not null)
        {
            int[] callColumns = [.. new[] { CallField.CallId, CallField.Line }.Select(plan.Mapping.ColumnOf).Where(column => column >= 0)];
            plan = plan with { Chunks = (await ReadAsync(open, callColumns, cancellationToken)).Scan.TakeChunks() };
        }

        return new FileDraft(plan, refusal);
    }

    private async Task<FileRead> ReadAsync(
        Func<CancellationToken, Task<Stream>> open, IReadOnlyList<int> callColumns, CancellationToken cancellationToken)
    {
        await using var upload = new UploadStream(await open(cancellationToken));
        var head = await upload.PeekAsync(HeadBytes, cancellationToken);
        var utf16 = FileEncodings.FindUtf16(head.Span);
        var markLength = MarkLength(head.Span, utf16);
        upload.SkipPeeked(markLength);
        var look = LookAt(head.Span[markLength..], utf16, isWhole: head.Length < HeadBytes);

        var scanner = new RecordScanner(look.Separator, look.Fields);
        var scan = new FileScan(chunkRows, look, utf16, markLength, scanner, callColumns);
        await using var text = utf16 is null ? upload : Encoding.CreateTranscodingStream(upload, FileEncodings.Get(utf16), Encoding.UTF8, leaveOpen: true);
        var records = new RecordStream(text, scanner);
        while (await records.ReadAsync(cancellationToken))
        {
            if (utf16 is null && upload.HasZeroBytes)
            {
                throw new UnusableFileException("The file is not text: it holds zero bytes. Expected a CSV.");
            }

            scan.Add(records);
        }

        return new FileRead(scan, look, utf16, upload.TakeHash());
    }

    private static FileDraft Draft(FileRead file, IReadOnlyList<ChunkRange> chunks, MappingOverride given)
    {
        var encodings = file.Utf16 is null ? file.Scan.Encodings.Decide() : [file.Utf16];
        var decoder = new FieldDecoder(encodings);
        var layout = file.Scan.Header is null ? KnownLayouts.Find(file.Scan.Sample) : [];
        var header = HeaderNames.Complete([.. file.Scan.Header?.Select(cell => decoder.Decode(cell)) ?? layout], file.Look.Fields);
        var mapper = new ColumnMapper(header, file.Scan.Sample, given);
        var mapping = mapper.Map();
        var dialect = new Dialect((char)file.Look.Separator, encodings, file.Look.HeaderRow, file.Look.LineEnds, file.Look.Fields);
        IReadOnlyList<string> warnings =
            [.. PlanWarnings.OfDialect(dialect, isKnownLayout: layout.Count > 0), .. mapper.Warnings, .. PlanWarnings.OfMapping(mapping, file.Scan.Sample, mapper.Values)];
        return new FileDraft(
            new FilePlan(dialect, mapping, given.AddTo(file.Hash), chunks, warnings),
            CallLogCheck.FindRefusal(mapping, file.Scan.Sample) ?? FindMissing(mapping));
    }

    private static string? FindMissing(ColumnMapping mapping) =>
        mapping.ColumnOf(CallField.Timestamp) < 0 && mapping.ColumnOf(CallField.TimeOfDay) < 0
            ? "No column holds the time of the call: expected a header with a column such as timestamp, fecha_hora or start_time."
        : mapping.Fields.Keys.All(field => field is CallField.Timestamp or CallField.TimeOfDay)
            ? "Only the time of the call was recognised: expected more columns, such as call_type, outcome or failure_reason."
        : null;

    private static int MarkLength(ReadOnlySpan<byte> head, string? utf16) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => 3,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] when utf16 is not null => 2,
        _ => 0,
    };

    private static FirstLook LookAt(ReadOnlySpan<byte> head, string? utf16, bool isWhole) => FirstLook.At(
        utf16 is null ? head : Encoding.UTF8.GetBytes(FileEncodings.Get(utf16).GetString(head[..(head.Length & ~1)])), isWhole);

    private sealed record FileRead(FileScan Scan, FirstLook Look, string? Utf16, string Hash);
}
