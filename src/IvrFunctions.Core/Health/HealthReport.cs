namespace IvrFunctions.Core.Health;

/// <summary>How the app and the services it needs are.</summary>
/// <param name="Status"><see cref="HealthStatus.Unhealthy"/> where storage or Chroma is down, <see cref="HealthStatus.Degraded"/>
/// where only the models are.</param>
/// <param name="Version">The app's version.</param>
public sealed record HealthReport(HealthStatus Status, HealthServices Services, string Version);

public sealed record HealthServices(ServiceHealth Storage, ServiceHealth Chroma, ModelsHealth Models);

/// <param name="Detail">What is wrong, <see langword="null"/> where nothing is.</param>
public sealed record ServiceHealth(HealthStatus Status, string? Detail);

/// <summary>The models in use: the embedder, and the chat model where there is one.</summary>
public sealed record ModelsHealth(
    HealthStatus Status, string? Detail, string? Provider, string? Model, string? Digest, string? ChatModel, string? ChatDigest);

public enum HealthStatus
{
    Healthy,
    Degraded,
    Unhealthy,
}
