using System.Collections;
using System.Globalization;

namespace IvrFunctions.Cli;

/// <summary>The environment variables this program was started with; an empty one counts as not set.</summary>
internal sealed class CliEnvironment(IReadOnlyDictionary<string, string> variables)
{
    public const int DefaultPort = 7071;

    /// <summary>What <see cref="With"/> has changed: child processes inherit the variables of this process, but not these.</summary>
    public IReadOnlyDictionary<string, string> Changes { get; private init; } = new Dictionary<string, string>();

    public string? this[string name] => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary><c>IVR_PORT</c>; 0 asks for any free port.</summary>
    public int Port =>
        this["IVR_PORT"] is not { } text ? DefaultPort
        : ushort.TryParse(text, CultureInfo.InvariantCulture, out var port) ? port
        : throw new CliException($"IVR_PORT is \"{text}\", not a port number.");

    /// <summary>The same with other values for some variables; an empty value takes one away.</summary>
    public CliEnvironment With(IReadOnlyDictionary<string, string> changes) =>
        new(Merge(variables, changes)) { Changes = Merge(Changes, changes) };

    public static CliEnvironment Current() =>
        new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""));

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> older, IReadOnlyDictionary<string, string> newer) =>
        older.Where(variable => !newer.ContainsKey(variable.Key)).Concat(newer).ToDictionary();
}
