namespace IvrFunctions.Cli.Api;

internal sealed record IngestionList(IReadOnlyList<IngestionReply> Ingestions);
