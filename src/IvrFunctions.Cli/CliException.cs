namespace IvrFunctions.Cli;

/// <summary>An end the user can do something about: the message is all there is to see.</summary>
internal sealed class CliException(string message, Exception? inner = null) : Exception(message, inner);
