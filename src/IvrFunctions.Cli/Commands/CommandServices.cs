using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary>What commands work with.</summary>
internal sealed record CommandServices(CliEnvironment Environment, HttpClient Http, IAnsiConsole Console, TimeProvider Time, StopSignals Signals);
