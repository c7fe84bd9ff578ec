using System.CommandLine;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr bench</c>: measures the running app from outside.</summary>
internal sealed class BenchCommand : Command
{
    public BenchCommand(CommandServices services)
        : base("bench", "Measures the running app.")
    {
        Add(new BenchIngestCommand(services));
        Add(new BenchAnalyzeCommand(services));
    }
}
