using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace IvrFunctions.Functions.Http;

/// <summary>Problems inside an event stream.</summary>
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string))]
internal sealed partial class ProblemJson : JsonSerializerContext;
