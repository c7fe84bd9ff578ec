using System.CommandLine;
using IvrFunctions.Cli.Commands;

namespace IvrFunctions.Tests.Docs;

/// <summary>What the command line of <c>ivr</c> understands.</summary>
internal static class IvrCommands
{
    private static readonly RootCommand Root = CreateRoot();

    /// <summary>What is wrong with the arguments; nothing where they can be run.</summary>
    public static IEnumerable<string> FindErrors(string arguments)
    {
        // A command that is only mentioned lacks what it needs to run.
        if (Root.Subcommands.Any(command => command.Name == arguments))
            return [];

        // Users have files of their own; any file that exists will do to parse.
        var words = Split(arguments).Select(
            word => word.EndsWith(".csv", StringComparison.Ordinal) ? Path.Combine(Repository.Root, "samples", "llamadas.csv") : word);
        return Root.Parse([.. words]).Errors.Select(error => error.Message);
    }

    private static RootCommand CreateRoot()
    {
        // Commands use their services when they run, and none runs here.
        var commands = typeof(UpCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract)
            .Select(type => (Command)Activator.CreateInstance(type, new object?[type.GetConstructors().Single().GetParameters().Length])!)
            .ToList();
        var nested = commands.SelectMany(command => command.Subcommands).Select(command => command.GetType()).ToHashSet();
        var root = new RootCommand();
        foreach (var command in commands.Where(command => !nested.Contains(command.GetType())))
            root.Add(command);
        return root;
    }

    /// <summary>Words as a shell parts them, as far as the documents need it.</summary>
    private static IEnumerable<string> Split(string line) =>
        line.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
