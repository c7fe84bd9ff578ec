using System.Collections;
using System.Globalization;

namespace IvrFunctions.Cli;

/// <summary>The environment variables this program was started with; an empty one counts as not set.</summary>
internal sealed class CliEnvironment(IReadOnlyDictionary<string, string> variables)
{
    public const int DefaultPort = 7071;

    public string? this[string name] => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary><c>IVR_PORT</c>; 0 asks for any free port.</summary>
    public int Port =>
        this["IVR_PORT"] is not { } text ? DefaultPort
        : ushort.TryParse(text, CultureInfo.InvariantCulture, out var port) ? port
        : throw new CliException($"IVR_PORT is \"{text}\", not a port number.");

    public static CliEnvironment Current() =>
        new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? ""));
}
