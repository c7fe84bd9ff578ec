using System.CommandLine;
using IvrFunctions.Cli.Commands;

var root = new RootCommand("Finds out why IVR calls fail, on this machine.") { new GenerateCommand() };
return await root.Parse(args).InvokeAsync();
