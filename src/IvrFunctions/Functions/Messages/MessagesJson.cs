using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Functions.Messages;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnalyzeMessage))]
[JsonSerializable(typeof(QuestionMessage))]
[JsonSerializable(typeof(AnalyzedMessage))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class MessagesJson : JsonSerializerContext;
