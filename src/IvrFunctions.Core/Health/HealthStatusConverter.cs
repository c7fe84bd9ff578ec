using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Health;

/// <summary>The statuses as they travel: <c>healthy</c>, <c>degraded</c>, <c>unhealthy</c>.</summary>
internal sealed class HealthStatusConverter() : JsonStringEnumConverter<HealthStatus>(JsonNamingPolicy.SnakeCaseLower);
