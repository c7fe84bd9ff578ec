using System.Text.Json;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>A value that the user says means an outcome.</summary>
/// <param name="Column">The column it stands in, by name or number counted from 1; <see langword="null"/> for the column of the outcome.</param>
/// <param name="Value">The value, letter case, accents and separators apart.</param>
/// <param name="Outcome"><see langword="null"/> where the row is no call.</param>
public sealed record OutcomeOverride(string? Column, string Value, CallOutcome? Outcome)
{
    private const string NoCall = "no_call";

    private static string Names => string.Join(", ", [.. Enum.GetValues<CallOutcome>().Select(CallOutcomes.NameOf), NoCall]);

    /// <summary>Reads <c>{"failed":["KO",{"column":"vdn_label","value":"FRONT_ERROR"}],"no_call":["robot"]}</c>.</summary>
    /// <exception cref="UnusableFileException">It is no such JSON; the message says what was expected.</exception>
    internal static IReadOnlyList<OutcomeOverride> ParseAll(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("""it is no JSON object. Expected one such as {"failed":["KO"],"no_call":["test"]}""");
        }

        var found = new List<OutcomeOverride>();
        foreach (var property in json.EnumerateObject())
        {
            var outcome = OutcomeOf(property.Name);
            if (property.Value.ValueKind != JsonValueKind.Array)
            {
                throw Wrong($"{property.Name} has no list of values");
            }

            found.AddRange(property.Value.EnumerateArray().Select(value => Parse(value, property.Name, outcome)));
        }

        var twice = found.GroupBy(rule => (rule.Column, FoldedText.Fold(rule.Value))).FirstOrDefault(group => group.Select(rule => rule.Outcome).Distinct().Count() > 1);
        return twice is null ? found : throw Wrong("one value is given two meanings");
    }

    private static CallOutcome? OutcomeOf(string name) =>
        name == NoCall ? null
        : Enum.GetValues<CallOutcome>().Where(outcome => CallOutcomes.NameOf(outcome) == name).Select(outcome => (CallOutcome?)outcome).FirstOrDefault()
            ?? throw Wrong($"it names an outcome that does not exist. Expected {Names}");

    private static OutcomeOverride Parse(JsonElement json, string name, CallOutcome? outcome)
    {
        var (column, value) = json.ValueKind switch
        {
            JsonValueKind.String => (null, json.GetString()),
            JsonValueKind.Object when json.TryGetProperty("column", out var of) && json.TryGetProperty("value", out var said) => (Text(of), Text(said)),
            _ => (null, null),
        };
        return value is not null && FoldedText.Fold(value).Length > 0 && column != ""
            ? new OutcomeOverride(column, value, outcome)
            : throw Wrong(FormattableString.Invariant(
                $$"""a value of {{name}} is neither a word nor {"column":…,"value":…}, has no letter or digit, or more than {{FoldedText.MaxLength}} of them"""));
    }

    private static string? Text(JsonElement json) => json.ValueKind is JsonValueKind.String or JsonValueKind.Number ? json.ToString() : null;

    private static UnusableFileException Wrong(string what) => new($"The outcomes of the mapping are not understood: {what}.");
}
