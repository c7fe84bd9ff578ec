using System.Text;
using System.Text.Json;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Reports;

/// <summary>
/// Keeps reports: <c>ivr-reports/{source}/{ingestion}.md</c> and <c>.html</c>, and <c>.json</c> with what the next one compares itself with.
/// </summary>
public sealed class ReportStore(IBlobs blobs, IngestionLedger ledger, SourceCatalog catalog)
{
    private const string FiguresExtension = "json";
    private const string Html = "text/html; charset=utf-8";
    private const string Figures = "application/json";
    private const string Markdown = "text/markdown; charset=utf-8";

    /// <summary>Whether readers see the calls of this ingestion now.</summary>
    internal async Task<bool> IsCurrentAsync(string source, string ingestion, CancellationToken cancellationToken) =>
        (await catalog.ReadAsync(cancellationToken)).Sources.GetValueOrDefault(source)?.Ingestion == ingestion;

    /// <returns>The names of the blobs; none where the calls were replaced or removed meanwhile, and then nothing is kept.</returns>
    internal async Task<IReadOnlyList<string>> SaveAsync(
        IngestionEntry entry, string markdown, string html, ReportFigures figures, CancellationToken cancellationToken)
    {
        // Under the lock that replacing and removing take: a report can neither outlive its source nor come after a newer one.
        await using var _ = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        if (!await IsCurrentAsync(entry.Source, entry.Id, cancellationToken)) return [];
        string[] names = [NameOf(entry.Source, entry.Id, "md"), NameOf(entry.Source, entry.Id, "html")];
        await WriteAsync(names[0], markdown, Markdown, cancellationToken);
        await WriteAsync(names[1], html, Html, cancellationToken);
        var json = JsonSerializer.Serialize(figures, ReportsJson.Default.ReportFigures);
        await WriteAsync(NameOf(entry.Source, entry.Id, FiguresExtension), json, Figures, cancellationToken);
        await ledger.UpdateAsync(entry.Id, current => current with { Reports = names }, cancellationToken);
        return names;
    }

    /// <summary>The report on the calls of a source that readers see now; <see langword="null"/> where there is none (yet).</summary>
    public async Task<(ReadOnlyMemory<byte> Content, string ContentType)?> FindAsync(
        string source, bool asMarkdown, CancellationToken cancellationToken)
    {
        if ((await catalog.ReadAsync(cancellationToken)).Sources.GetValueOrDefault(source) is not { Ingestion: var ingestion }) return null;
        var name = NameOf(source, ingestion, asMarkdown ? "md" : "html");
        return await blobs.ReadAsync(BlobArea.Reports, name, null, cancellationToken) is { } report
            ? (report.Data, asMarkdown ? Markdown : Html)
            : null;
    }

    /// <summary>The figures of the last report on an earlier upload of the source; <see langword="null"/> where there is none.</summary>
    internal async Task<ReportFigures?> FindPreviousAsync(IngestionEntry entry, CancellationToken cancellationToken)
    {
        var own = NameOf(entry.Source, entry.Id, FiguresExtension);
        BlobEntry? last = null;
        await foreach (var blob in blobs.ListAsync(BlobArea.Reports, $"{entry.Source}/", cancellationToken))
        {
            // The name of a source may be the folder of another.
            var isOfSource = blob.Name.LastIndexOf('/') == entry.Source.Length
                && blob.Name.EndsWith($".{FiguresExtension}", StringComparison.Ordinal);
            if (isOfSource && blob.Name != own && (last is null || blob.LastModified > last.LastModified)) last = blob;
        }

        return last is not null && await blobs.ReadAsync(BlobArea.Reports, last.Name, null, cancellationToken) is { } stored
            ? JsonSerializer.Deserialize(stored.Data.Span, ReportsJson.Default.ReportFigures)
            : null;
    }

    private static string NameOf(string source, string ingestion, string extension) => $"{source}/{ingestion}.{extension}";

    private async Task WriteAsync(string name, string text, string contentType, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
        await blobs.WriteAsync(BlobArea.Reports, name, content, new BlobWrite { ContentType = contentType }, cancellationToken);
    }
}
