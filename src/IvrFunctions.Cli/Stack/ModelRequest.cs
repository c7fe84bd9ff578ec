namespace IvrFunctions.Cli.Stack;

internal sealed record ModelRequest(string Model);
