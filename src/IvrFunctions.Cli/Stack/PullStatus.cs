namespace IvrFunctions.Cli.Stack;

/// <summary>A line of Ollama's answer while it fetches a model; sizes are bytes of one layer.</summary>
internal sealed record PullStatus(string? Status, long? Total, long? Completed, string? Error);
