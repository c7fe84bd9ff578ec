using System.Text.Json;
using System.Text.Json.Serialization;
using IvrFunctions.Core;

namespace IvrFunctions.Functions.Messages;

/// <summary>
/// A question in <c>ivr-analyze</c>: <c>{"version":1,"correlation_id":"…","request":{…}}</c>, the request as in
/// <c>POST /api/analyze</c>.
/// </summary>
/// <param name="CorrelationId">The sender's own, given back with the answer.</param>
internal sealed record AnalyzeMessage(int Version, string? CorrelationId, JsonElement Request)
{
    public static readonly AnalyzeMessage Empty = new(1, null, default);

    [JsonIgnore]
    public ReadOnlyMemory<byte> RequestUtf8 => Request.ValueKind == JsonValueKind.Undefined
        ? throw new InvalidRequestException("request", "The message has no request.")
        : JsonSerializer.SerializeToUtf8Bytes(Request, MessagesJson.Default.JsonElement);

    /// <exception cref="InvalidRequestException">No such message.</exception>
    public static AnalyzeMessage Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, MessagesJson.Default.AnalyzeMessage) is { Version: 1 } message
                ? message
                : throw new InvalidRequestException("version", "The message must have the version 1.");
        }
        catch (JsonException)
        {
            throw new InvalidRequestException("message", "The message is not a JSON object with version, correlation_id and request.");
        }
    }
}
