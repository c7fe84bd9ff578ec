using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Which ingestion of each source readers see: one small blob, so that replacing a source is one write. It is changed only
/// under the lock <see cref="LockName"/>.
/// </summary>
public sealed class SourceCatalog(IBlobs blobs)
{
    public const string LockName = "catalog";
    private const string Name = "catalog.json";
    private volatile Cached? cached;

    public async Task<CatalogContent> ReadAsync(CancellationToken cancellationToken)
    {
        var known = cached;
        try
        {
            var content = await blobs.ReadAsync(BlobArea.State, Name, known?.Content.ETag, cancellationToken);
            if (content is not null)
            {
                var read = System.Text.Json.JsonSerializer.Deserialize(content.Data.Span, IngestionJson.Default.CatalogContent);
                known = new Cached(read! with { ETag = content.ETag });
                cached = known;
            }

            return known?.Content ?? CatalogContent.Empty;
        }
        catch (BlobChangedException)
        {
            // The storage account lost it, or was emptied.
            cached = null;
            return CatalogContent.Empty;
        }
    }

    /// <summary>Writes a change of what <see cref="ReadAsync"/> gave.</summary>
    /// <exception cref="ServiceUnavailableException">
    /// It is no longer what was read: the lock was lost meanwhile. Another try finds what it became.
    /// </exception>
    public async Task<CatalogContent> WriteAsync(CatalogContent content, CancellationToken cancellationToken)
    {
        var write = content.ETag is null ? BlobWrite.OnlyIfAbsent : new BlobWrite { IfMatch = content.ETag };
        try
        {
            var etag = await blobs.WriteJsonAsync(Name, content, IngestionJson.Default.CatalogContent, write, cancellationToken);
            cached = new Cached(content with { ETag = etag });
            return cached.Content;
        }
        catch (BlobChangedException e)
        {
            throw new ServiceUnavailableException("storage", "Another process changed the catalog meanwhile.", e);
        }
    }

    private sealed record Cached(CatalogContent Content);
}
