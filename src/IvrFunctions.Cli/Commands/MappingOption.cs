using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>--mapping</c>: what the user says about a file, as JSON or in a file of JSON.</summary>
internal sealed class MappingOption : Option<string?>
{
    public MappingOption()
        : base("--mapping") =>
        Description = """A mapping such as '{"timestamp":"Fecha","call_type":3}', or a file that holds one.""";

    /// <summary>The JSON in ASCII, as the metadata of a blob has to be; <see langword="null"/> where none is given.</summary>
    public async Task<string?> ReadAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(this) is not { } given)
            return null;
        try
        {
            using var json = JsonDocument.Parse(given.TrimStart().StartsWith('{') ? given : await File.ReadAllTextAsync(given, cancellationToken));
            using var ascii = new MemoryStream();
            await using (var writer = new Utf8JsonWriter(ascii))
                json.WriteTo(writer);
            return Encoding.ASCII.GetString(ascii.ToArray());
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CliException($"--mapping is neither JSON nor a file of it: {exception.Message}", exception);
        }
    }
}
