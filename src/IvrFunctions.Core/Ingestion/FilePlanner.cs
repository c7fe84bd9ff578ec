using System.Text;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ingestion.Reading;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Reads a file once, as a stream: structure from its start, then where its records end, its encoding, samples of its columns
/// and its hash from all of it; then what the columns hold.
/// </summary>
internal sealed class FilePlanner(int chunkRows)
{
    private const int HeadBytes = 256 * 1024;

    /// <exception cref="UnusableFileException">The file is no call log in CSV.</exception>
    public async Task<FilePlan> PlanAsync(Stream file, MappingOverride given, CancellationToken cancellationToken)
    {
        await using var upload = new UploadStream(file);
        var head = await upload.PeekAsync(HeadBytes, cancellationToken);
        var utf16 = FileEncodings.FindUtf16(head.Span);
        var markLength = MarkLength(head.Span, utf16);
        upload.SkipPeeked(markLength);
        var look = LookAt(head.Span[markLength..], utf16, isWhole: head.Length < HeadBytes);

        var scanner = new RecordScanner(look.Separator, look.Fields);
        var scan = new FileScan(chunkRows, look, utf16, markLength, scanner);
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

        return Plan(scan, look, utf16, given, upload.TakeHash());
    }

    private static FilePlan Plan(FileScan scan, FirstLook look, string? utf16, MappingOverride given, string hash)
    {
        var chunks = scan.TakeChunks();
        if (chunks.Count == 0)
        {
            throw new UnusableFileException(scan.Header is null ? "The file is empty." : "The file has a header and no rows.");
        }

        var encodings = utf16 is null ? scan.Encodings.Decide() : [utf16];
        var decoder = new FieldDecoder(encodings);
        var header = HeaderNames.Complete([.. scan.Header?.Select(cell => decoder.Decode(cell)) ?? []], look.Fields);
        var mapper = new ColumnMapper(header, scan.Sample, given);
        var mapping = mapper.Map();
        CallLogCheck.Check(mapping, scan.Sample);
        CheckTimes(mapping);

        var dialect = new Dialect((char)look.Separator, encodings, look.HeaderRow, look.LineEnds, look.Fields);
        IReadOnlyList<string> warnings = [.. PlanWarnings.OfDialect(dialect), .. mapper.Warnings, .. PlanWarnings.OfMapping(mapping, scan.Sample, mapper.Values)];
        return new FilePlan(dialect, mapping, given.AddTo(hash), chunks, warnings);
    }

    private static void CheckTimes(ColumnMapping mapping)
    {
        if (mapping.ColumnOf(CallField.Timestamp) < 0 && mapping.ColumnOf(CallField.TimeOfDay) < 0)
        {
            throw new UnusableFileException(
                "No column holds the time of the call: expected a header with a column such as timestamp, fecha_hora or start_time.");
        }

        if (mapping.Fields.Keys.All(field => field is CallField.Timestamp or CallField.TimeOfDay))
        {
            throw new UnusableFileException(
                "Only the time of the call was recognised: expected more columns, such as call_type, outcome or failure_reason.");
        }
    }

    private static int MarkLength(ReadOnlySpan<byte> head, string? utf16) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => 3,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] when utf16 is not null => 2,
        _ => 0,
    };

    private static FirstLook LookAt(ReadOnlySpan<byte> head, string? utf16, bool isWhole) => FirstLook.At(
        utf16 is null ? head : Encoding.UTF8.GetBytes(FileEncodings.Get(utf16).GetString(head[..(head.Length & ~1)])), isWhole);
}
