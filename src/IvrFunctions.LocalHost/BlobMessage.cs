using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.LocalHost;

/// <summary>A version of a blob that waits for a function; named as in the messages of the Functions host.</summary>
internal sealed record BlobMessage(string FunctionId, string ContainerName, string BlobName, string ETag)
{
    public static BlobMessage Parse(string text) =>
        JsonSerializer.Deserialize(text, BlobMessageJson.Default.BlobMessage) ?? throw new JsonException("The message is empty.");

    public override string ToString() => JsonSerializer.Serialize(this, BlobMessageJson.Default.BlobMessage);
}

[JsonSerializable(typeof(BlobMessage))]
internal sealed partial class BlobMessageJson : JsonSerializerContext;
