using System.Globalization;
using System.Text.Unicode;
using CsvHelper;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Reads a file once, as a stream: dialect and mapping from its top, then where its records end, and its hash.</summary>
internal sealed class FilePlanner(int chunkRows)
{
    /// <summary>A chunk is held in memory while it is read: 8 MB keeps several in parallel small.</summary>
    private const int MaxChunkBytes = 8 * 1024 * 1024;

    /// <exception cref="UnusableFileException">The file is no call log in CSV.</exception>
    public async Task<FilePlan> PlanAsync(Stream file, CancellationToken cancellationToken)
    {
        await using var upload = new UploadStream(file);
        await using var reader = CsvReader.Create(upload, CsvDialect.Options(separator: null), leaveOpen: true);
        try
        {
            var mapping = await ReadHeaderAsync(reader, upload, cancellationToken);
            var chunks = await ReadChunksAsync(reader, upload, cancellationToken);
            if (chunks.Count == 0)
            {
                throw new UnusableFileException("The file has a header and no rows.");
            }

            return new FilePlan(new Dialect(reader.Separator, "utf-8"), mapping, upload.TakeHash(), chunks, Warnings(mapping));
        }
        catch (CsvFormatException e)
        {
            throw new UnusableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"Row {e.RecordNumber} is longer than {CsvDialect.MaxRecordBytes / (1024 * 1024)} MB: a quote opened there is never closed, or the file is no CSV."));
        }
    }

    private static async Task<ColumnMapping> ReadHeaderAsync(CsvReader reader, UploadStream upload, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new UnusableFileException("The file is empty.");
        }

        if (upload.FirstBytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new UnusableFileException("The file is in UTF-16: save it as CSV UTF-8 and upload it again.");
        }

        CheckText(reader.RawRecord, row: 1, upload);
        var header = new string[reader.FieldCount];
        for (var column = 0; column < header.Length; column++)
        {
            header[column] = reader.GetString(column).Trim();
        }

        var mapping = ColumnMapping.FromHeader(header);
        if (mapping.ColumnOf(CallField.Timestamp) < 0)
        {
            throw new UnusableFileException(
                "No column holds the time of the call: expected a header with a column such as timestamp, fecha_hora or start_time.");
        }

        if (mapping.Fields.Count < 2)
        {
            throw new UnusableFileException(
                "Only the time of the call was recognised: expected more columns, such as call_type, outcome or failure_reason.");
        }

        return mapping;
    }

    private async Task<List<ChunkRange>> ReadChunksAsync(CsvReader reader, UploadStream upload, CancellationToken cancellationToken)
    {
        var chunks = new List<ChunkRange>();
        var start = 0L;
        var firstRow = 2L;
        var rows = 0;

        void EndChunk(long end)
        {
            if (rows > 0)
            {
                chunks.Add(new ChunkRange(start, end - start, firstRow, rows));
            }

            start = end;
            firstRow += rows;
            rows = 0;
        }

        while (await reader.ReadAsync(cancellationToken))
        {
            CheckText(reader.RawRecord, firstRow + rows, upload);
            var position = reader.ByteOffset;
            if (rows == 0)
            {
                start = position;
            }
            else if (rows >= chunkRows || position - start >= MaxChunkBytes)
            {
                EndChunk(position);
            }

            rows++;
        }

        EndChunk(upload.BytesRead);
        return chunks;
    }

    private static void CheckText(ReadOnlySpan<byte> record, long row, UploadStream upload)
    {
        if (upload.HasZeroBytes)
        {
            throw new UnusableFileException("The file is not text: it holds zero bytes. Expected a CSV in UTF-8.");
        }

        if (!Utf8.IsValid(record))
        {
            throw new UnusableFileException(string.Create(
                CultureInfo.InvariantCulture, $"The file is not in UTF-8, see row {row}: save it as CSV UTF-8 and upload it again."));
        }
    }

    private static List<string> Warnings(ColumnMapping mapping)
    {
        var warnings = new List<string>();
        var used = mapping.Fields.Values.ToHashSet();
        var unused = mapping.Header.Where((name, column) => name.Length > 0 && !used.Contains(column)).ToList();
        if (unused.Count > 0)
        {
            warnings.Add($"Columns not recognised and left out: {string.Join(", ", unused)}.");
        }

        if (!mapping.Fields.ContainsKey(CallField.Outcome))
        {
            warnings.Add(mapping.TellsFailures
                ? "No column says how calls ended: calls with a failure step or reason count as failed, the others as completed."
                : "No column says how calls ended or failed: failure rates cannot be known.");
        }

        return warnings;
    }
}
