namespace IvrFunctions.Cli.Api;

/// <summary>The app's health: the status of each service by its name.</summary>
internal sealed record HealthReply(string Status, IReadOnlyDictionary<string, ServiceHealth>? Services);

internal sealed record ServiceHealth(string Status, string? Detail, string? Provider, string? Model, string? ChatModel);
