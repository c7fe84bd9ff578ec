using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Small JSON documents in the state container.</summary>
internal static class BlobJson
{
    public static async Task<string> WriteJsonAsync<T>(
        this IBlobs blobs, string name, T value, JsonTypeInfo<T> type, BlobWrite write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(value, type), writable: false);
        return await blobs.WriteAsync(BlobArea.State, name, content, write, cancellationToken);
    }

    public static async Task<(T Value, string ETag)?> ReadJsonAsync<T>(
        this IBlobs blobs, string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var content = await blobs.ReadAsync(BlobArea.State, name, unlessETag: null, cancellationToken);
        return content is null
            ? null
            : (JsonSerializer.Deserialize(content.Data.Span, type) ?? throw new InvalidDataException($"{name} holds null."), content.ETag);
    }
}
