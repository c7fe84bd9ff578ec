using System.CommandLine;

namespace IvrFunctions.Cli.Commands;

/// <summary>The options that choose calls and a period, and say how to answer.</summary>
internal sealed class CallQueryOptions
{
    private readonly FilterOption filter = new("An attribute the calls have, for example call_type=billing; as often as needed.");

    private readonly Option<string?> from = new("--from")
    {
        Description = "Calls from this date or time on, for example 2025-03-01 or 2025-03-01T09:30.",
    };

    private readonly Option<string?> to = new("--to") { Description = "Calls before this date or time." };
    private readonly Option<string?> period = new("--period") { Description = "The length instead of one of them, for example 7d." };
    private readonly Option<string?> language = new("--language") { Description = "Language of the warnings, es or en." };
    private readonly Option<bool> json = new("--json") { Description = "Print the answer as it came." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { filter, from, to, period, language, json })
            command.Add(option);
    }

    public bool WantsJson(ParseResult arguments) => arguments.GetValue(json);

    /// <summary>The query string, with its question mark.</summary>
    /// <param name="arguments">What was given.</param>
    /// <param name="others">Parameters of the command's own; those without a value are left out.</param>
    public string ToQuery(ParseResult arguments, params (string Name, string? Value)[] others)
    {
        var pairs = filter.Read(arguments).ToList();
        foreach (var (name, option) in new[] { ("from", from), ("to", to), ("period", period), ("language", language) })
        {
            if (arguments.GetValue(option) is { } value)
                pairs.Add((name, value));
        }

        pairs.AddRange(others.Where(other => other.Value is not null).Select(other => (other.Name, other.Value!)));
        return "?" + string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
    }
}
