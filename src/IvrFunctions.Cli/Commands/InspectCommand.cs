using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr inspect</c>: tells what would become of a file, and stores nothing.</summary>
internal sealed class InspectCommand : Command
{
    /// <summary>The app looks at no more than this of a file.</summary>
    private const int MaxBytes = 8 * 1024 * 1024;

    private readonly Argument<FileInfo> file = new Argument<FileInfo>("file") { Description = "The CSV." }.AcceptExistingOnly();
    private readonly Option<string?> name = new("--name") { Description = "Name it would be uploaded by; the file's name without it." };
    private readonly MappingOption mapping = new();
    private readonly Option<bool> json = new("--json") { Description = "Print the answer as it came." };
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public InspectCommand(CommandServices services)
        : base("inspect", "Shows how a CSV would be read: its columns, what is wrong with it, some calls. Stores nothing.")
    {
        this.services = services;
        Add(file);
        Add(name);
        Add(mapping);
        Add(json);
        Add(api);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var app = api.Connect(arguments, services).Api;
        var csv = arguments.GetRequiredValue(file);
        var source = arguments.GetValue(name) ?? csv.Name;
        var given = await mapping.ReadAsync(arguments, cancellationToken);
        using var start = new MemoryStream(await ReadStartAsync(csv, cancellationToken), writable: false);
        if (arguments.GetValue(json))
        {
            await Console.Out.WriteLineAsync(await app.InspectAsJsonAsync(source, given, start, cancellationToken));
            return 0;
        }

        var found = await app.InspectAsync(source, given, start, cancellationToken);
        InspectionView.Show(services.Console, source, found);
        return found.Accepted ? 0 : 1;
    }

    /// <summary>One byte more than the app takes tells it that there is more.</summary>
    private static async Task<byte[]> ReadStartAsync(FileInfo csv, CancellationToken cancellationToken)
    {
        await using var stream = csv.OpenRead();
        var start = new byte[Math.Min(csv.Length, MaxBytes + 1)];
        var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return start[..length];
    }
}
