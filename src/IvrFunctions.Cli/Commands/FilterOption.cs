using System.CommandLine;

namespace IvrFunctions.Cli.Commands;

/// <summary>Values that calls have, as <c>name=value</c>.</summary>
internal sealed class FilterOption : Option<string[]>
{
    public FilterOption(string description)
        : base("--filter", "-f")
    {
        Description = description;
        Validators.Add(result =>
        {
            foreach (var given in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"--filter takes name=value, not {given.Value}");
        });
    }

    public IEnumerable<(string Name, string Value)> Read(ParseResult arguments) =>
        (arguments.GetValue(this) ?? []).Select(given => given.Split('=', 2)).Select(parts => (parts[0], parts[1]));
}
