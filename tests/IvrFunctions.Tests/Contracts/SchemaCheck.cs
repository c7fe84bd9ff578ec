using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IvrFunctions.Tests.Docs;

namespace IvrFunctions.Tests.Contracts;

/// <summary>
/// Checks JSON against a schema of <c>docs/contracts</c>, as far as those use the language. A keyword that is not known here fails,
/// so that no schema says more than is checked.
/// </summary>
internal sealed class SchemaCheck
{
    private static readonly HashSet<string> Notes = ["$schema", "$id", "$defs", "title", "description", "format"];

    private readonly JsonObject root;

    private SchemaCheck(JsonObject root) => this.root = root;

    public static SchemaCheck Of(string name) => new(JsonNode.Parse(Repository.Read($"docs/contracts/{name}.schema.json"))!.AsObject());

    /// <summary>What is wrong, by its place; nothing where the JSON is as the schema says.</summary>
    public IEnumerable<string> FindErrors(string json) => Check(root, JsonNode.Parse(json), "$");

    private IEnumerable<string> Check(JsonObject schema, JsonNode? value, string at) =>
        schema.SelectMany(rule => Check(schema, rule.Key, rule.Value!, value, at));

    private IEnumerable<string> Check(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string at) => keyword switch
    {
        _ when Notes.Contains(keyword) => [],
        "$ref" => Refer((string)rule!, value, at),
        "type" => Unless(Names(rule).Any(type => IsOf(type, value)), $"{at} is no {rule.ToJsonString()}"),
        "const" => Unless(JsonNode.DeepEquals(rule, value), $"{at} is not {rule.ToJsonString()}"),
        "enum" => Unless(rule.AsArray().Any(one => JsonNode.DeepEquals(one, value)), $"{at} is none of {rule.ToJsonString()}"),
        "oneOf" => Unless(rule.AsArray().Count(one => !Check(one!.AsObject(), value, at).Any()) == 1, $"{at} is not one of the alternatives"),
        "required" => value is JsonObject all ? Names(rule).Where(name => !all.ContainsKey(name)).Select(name => $"{at}.{name} is missing") : [],
        "properties" => value is JsonObject named
            ? rule.AsObject().Where(one => named.ContainsKey(one.Key)).SelectMany(one => Check(one.Value!.AsObject(), named[one.Key], $"{at}.{one.Key}"))
            : [],
        "additionalProperties" => value is JsonObject more ? Others(schema, rule, more, at) : [],
        "minProperties" => Unless(value is not JsonObject few || few.Count >= (int)rule, $"{at} has too few fields"),
        "items" => value is JsonArray items ? items.SelectMany((item, i) => Check(rule.AsObject(), item, $"{at}[{i}]")) : [],
        "minItems" => Unless(value is not JsonArray short_ || short_.Count >= (int)rule, $"{at} is too short"),
        "maxItems" => Unless(value is not JsonArray long_ || long_.Count <= (int)rule, $"{at} is too long"),
        "minimum" => Unless(!IsOf("number", value) || (double)value! >= (double)rule, $"{at} is too small"),
        "maximum" => Unless(!IsOf("number", value) || (double)value! <= (double)rule, $"{at} is too large"),
        "minLength" => Unless(!IsOf("string", value) || ((string)value!).Length >= (int)rule, $"{at} is too short"),
        "maxLength" => Unless(!IsOf("string", value) || ((string)value!).Length <= (int)rule, $"{at} is too long"),
        "pattern" => Unless(!IsOf("string", value) || Regex.IsMatch((string)value!, (string)rule!), $"{at} is not like {rule.ToJsonString()}"),
        _ => throw new NotSupportedException($"The keyword {keyword} is not checked here."),
    };

    private IEnumerable<string> Refer(string reference, JsonNode? value, string at) => reference.StartsWith("#/$defs/", StringComparison.Ordinal)
        ? Check(root["$defs"]![reference["#/$defs/".Length..]]!.AsObject(), value, at)
        : Of(reference.Replace(".schema.json", "", StringComparison.Ordinal)) is var other ? other.Check(other.root, value, at) : [];

    private IEnumerable<string> Others(JsonObject schema, JsonNode rule, JsonObject value, string at)
    {
        var others = value.Where(one => schema["properties"]?.AsObject().ContainsKey(one.Key) != true);
        return rule is JsonObject each
            ? others.SelectMany(one => Check(each, one.Value, $"{at}.{one.Key}"))
            : others.Where(_ => !(bool)rule).Select(one => $"{at}.{one.Key} is not known");
    }

    private static IEnumerable<string> Names(JsonNode rule) => rule is JsonArray several ? several.Select(one => (string)one!) : [(string)rule!];

    private static string[] Unless(bool holds, string error) => holds ? [] : [error];

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String)
            or ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => (double)value! % 1 == 0,
        _ => false,
    };
}
