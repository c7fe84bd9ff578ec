using System.Globalization;
using CsvHelper;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>The rejected rows of a chunk as CSV: <c>ivr-rejects/{source}/{ingestion}/{chunk}.csv</c>.</summary>
internal sealed class RejectsFile : IDisposable
{
    public const string Column = "column";
    public const string Reason = "reason";

    private readonly MemoryStream content = new();
    private CsvWriter? writer;

    public long Count { get; private set; }

    /// <summary>The prefix of an ingestion's files.</summary>
    public static string FolderOf(string source, string ingestion) => $"{source}/{ingestion}/";

    public void Add(RejectedRow rejected)
    {
        if (writer is null)
        {
            writer = CsvWriter.Create(content, new CsvWriterOptions { Injection = CsvInjection.None }, leaveOpen: true);
            writer.WriteHeader(["row", Column, Reason, "line"]);
        }

        writer.WriteField(rejected.Row.ToString(CultureInfo.InvariantCulture));
        writer.WriteField(rejected.Column);
        writer.WriteField(rejected.Reason);
        writer.WriteField(rejected.Line);
        writer.EndRecord();
        Count++;
    }

    /// <summary>Writes the file over an earlier one of the same chunk; nothing where no row was rejected.</summary>
    public async Task SaveAsync(IBlobs blobs, IngestionEntry entry, int chunk, CancellationToken cancellationToken)
    {
        if (writer is null)
        {
            return;
        }

        await writer.FlushAsync(cancellationToken);
        content.Position = 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"{FolderOf(entry.Source, entry.Id)}{chunk:D6}.csv");
        await blobs.WriteAsync(BlobArea.Rejects, name, content, BlobWrite.Always, cancellationToken);
    }

    public void Dispose()
    {
        writer?.Dispose();
        content.Dispose();
    }
}
