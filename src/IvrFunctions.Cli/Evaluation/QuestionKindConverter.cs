using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Cli.Evaluation;

internal sealed class QuestionKindConverter() : JsonStringEnumConverter<QuestionKind>(JsonNamingPolicy.SnakeCaseLower);
