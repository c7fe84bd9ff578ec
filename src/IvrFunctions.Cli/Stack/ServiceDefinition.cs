namespace IvrFunctions.Cli.Stack;

/// <summary>How a service is started and how one sees that it is ready.</summary>
internal sealed record ServiceDefinition
{
    /// <summary>As messages and its log name it.</summary>
    public required string Name { get; init; }

    public required string Program { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Set on top of the variables this program has itself.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public required string WorkingDirectory { get; init; }

    /// <summary>All of these must answer.</summary>
    public required IReadOnlyList<Uri> Probes { get; init; }

    /// <summary>Whether an error is answer enough, as from a server that wants a signature first.</summary>
    public bool AnyAnswerWillDo { get; init; }

    public TimeSpan StartsWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After being asked to end, before being killed.</summary>
    public TimeSpan EndsWithin { get; init; } = TimeSpan.FromSeconds(10);
}
