using System.Text;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Reports;

/// <summary>Keeps reports: <c>ivr-reports/{source}/{ingestion}.md</c> and <c>.html</c>.</summary>
public sealed class ReportStore(IBlobs blobs, IngestionLedger ledger, SourceCatalog catalog)
{
    private const string Html = "text/html; charset=utf-8";
    private const string Markdown = "text/markdown; charset=utf-8";

    /// <summary>Whether readers see the calls of this ingestion now.</summary>
    internal async Task<bool> IsCurrentAsync(string source, string ingestion, CancellationToken cancellationToken) =>
        (await catalog.ReadAsync(cancellationToken)).Sources.GetValueOrDefault(source)?.Ingestion == ingestion;

    /// <returns>The names of the blobs; none where the calls were replaced or removed meanwhile, and then nothing is kept.</returns>
    internal async Task<IReadOnlyList<string>> SaveAsync(IngestionEntry entry, string markdown, string html, CancellationToken cancellationToken)
    {
        // Under the lock that replacing and removing take: a report can neither outlive its source nor come after a newer one.
        await using var _ = await blobs.LockAsync(SourceCatalog.LockName, cancellationToken);
        if (!await IsCurrentAsync(entry.Source, entry.Id, cancellationToken)) return [];
        string[] names = [NameOf(entry.Source, entry.Id, "md"), NameOf(entry.Source, entry.Id, "html")];
        await WriteAsync(names[0], markdown, Markdown, cancellationToken);
        await WriteAsync(names[1], html, Html, cancellationToken);
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

    private static string NameOf(string source, string ingestion, string extension) => $"{source}/{ingestion}.{extension}";

    private async Task WriteAsync(string name, string text, string contentType, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
        await blobs.WriteAsync(BlobArea.Reports, name, content, new BlobWrite { ContentType = contentType }, cancellationToken);
    }
}
