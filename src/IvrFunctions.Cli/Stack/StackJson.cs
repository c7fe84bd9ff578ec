using System.Text.Json.Serialization;

namespace IvrFunctions.Cli.Stack;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Endpoints))]
[JsonSerializable(typeof(ModelRequest))]
[JsonSerializable(typeof(PullStatus))]
internal sealed partial class StackJson : JsonSerializerContext;
