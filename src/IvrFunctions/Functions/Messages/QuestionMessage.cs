using System.Text.Json;
using System.Text.Json.Serialization;
using IvrFunctions.Core;

namespace IvrFunctions.Functions.Messages;

/// <summary>One of several questions in a message.</summary>
/// <param name="CorrelationId">Given back with this answer; without one the message's.</param>
/// <param name="Request">The request as in <c>POST /api/analyze</c>.</param>
internal sealed record QuestionMessage(string? CorrelationId, JsonElement Request)
{
    /// <exception cref="InvalidRequestException">There is no request.</exception>
    [JsonIgnore]
    public ReadOnlyMemory<byte> RequestUtf8 => Request.ValueKind == JsonValueKind.Undefined
        ? throw new InvalidRequestException("request", "The message has no request.")
        : JsonSerializer.SerializeToUtf8Bytes(Request, MessagesJson.Default.JsonElement);
}
