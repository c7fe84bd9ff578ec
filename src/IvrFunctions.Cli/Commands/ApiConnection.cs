using IvrFunctions.Cli.Api;

namespace IvrFunctions.Cli.Commands;

/// <param name="Api">The app.</param>
/// <param name="Storage">The connection string of its storage, where it is known.</param>
internal sealed record ApiConnection(IvrApi Api, string? Storage);
