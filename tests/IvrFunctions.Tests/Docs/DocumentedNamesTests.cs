using System.Text.Json;
using System.Text.RegularExpressions;
using IvrFunctions.Adapters.AzureStorage;
using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ports;
using IvrFunctions.LocalHost;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Tests.Docs;

/// <summary>Everything the documents tell users to type, set or call exists.</summary>
public sealed partial class DocumentedNamesTests
{
    [Fact]
    public void Every_script_exists_and_knows_its_options()
    {
        var wrong =
            from match in Find(Script())
            let name = match.Groups["name"].Value
            let option = match.Groups["option"].Value
            where !Repository.Has(name) || !Regex.IsMatch(Repository.Read(name), $@"{Regex.Escape(option)}(?![\w-])")
            select $"there is no {match.Value}";

        Difference.None(wrong);
    }

    [Fact]
    public void Every_ivr_command_can_be_parsed()
    {
        var wrong = Find(IvrCommand()).Select(match => match.Groups["arguments"].Value.Trim())
            .SelectMany(arguments => IvrCommands.FindErrors(arguments).Select(error => $"ivr {arguments}: {error}"));

        Difference.None(wrong);
    }

    [Fact]
    public void Every_setting_key_exists() => Difference.AllExist(
        Find(SettingKey()).Select(match => match.Value).Where(key => !IsOfTheFunctionsHost(key)),
        SettingKeys.Defaults.Keys);

    [Fact]
    public void Every_variable_of_the_stack_is_read()
    {
        var sources = string.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "IvrFunctions.Cli"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Difference.AllExist(
            Find(StackVariable()).Select(match => match.Value),
            StackVariable().Matches(sources).Select(match => match.Value));
    }

    [Fact]
    public void Every_http_call_has_a_function()
    {
        var requests = Find(HttpRequest()).Select(match => (Method: match.Groups["method"].Value, Route: match.Groups["route"].Value))
            .Concat(Find(HttpAddress()).Select(match => (Method: "", Route: match.Groups["route"].Value)));

        Difference.None(requests.Where(request => !Answers(request)).Select(request => $"no function takes {request.Method} /api/{request.Route}"));
    }

    [Fact]
    public void Every_request_of_the_samples_has_a_function()
    {
        var requests = SampleRequest().Matches(Repository.Read("samples/requests.http"))
            .Select(match => (Method: match.Groups["method"].Value, Route: match.Groups["route"].Value))
            .ToList();

        Assert.NotEmpty(requests);
        Difference.None(requests.Where(request => !Answers(request)).Select(request => $"no function takes {request.Method} /api/{request.Route}"));
    }

    [Fact]
    public void Every_queue_and_container_exists()
    {
        string[] queues = [QueueNames.Chunks, QueueNames.Reindex, QueueNames.Ingested, QueueNames.Reported, QueueNames.Analyze, QueueNames.Analyzed];

        Difference.AllExist(
            Find(StorageName()).Select(match => match.Value),
            [
                .. queues,
                .. queues.Select(queue => queue + "-poison"),
                .. Enum.GetValues<BlobArea>().Select(AzureBlobs.NameOf),
                new ChromaOptions().Collection,
            ]);
    }

    [Fact]
    public void Every_column_name_is_understood_as_the_field_beside_it()
    {
        var rows = ColumnRow().Matches(Repository.Read("README.md"));
        var wrong =
            from row in rows
            let fields = NamesIn(row.Groups["fields"].Value).Select(FieldOf).ToList()
            from name in NamesIn(row.Groups["names"].Value)
            where FieldOf(name) is not { } field || !fields.Contains(field)
            select $"the column {name} is not understood as {row.Groups["fields"].Value}";

        Assert.NotEmpty(rows);
        Difference.None(wrong);
    }

    [Fact]
    public void Messages_are_shown_as_they_are_written()
    {
        var shown = JsonBlock().Matches(Repository.Read("README.md")).Select(match => JsonSerializer.Deserialize<JsonElement>(match.Groups["json"].Value)).ToList();
        var reported = JsonSerializer.SerializeToElement(
            new ReportedMessage(1, "27d6b77befe0ad96", "llamadas.csv", []), IngestionJson.Default.ReportedMessage);

        Assert.Equal(
            [NamesOf(reported), "version correlation_id request", "version correlation_id error"],
            shown.Select(NamesOf));
    }

    [Fact]
    public void Every_field_of_an_answer_is_named()
    {
        var readme = Repository.Read("README.md");
        var fields = AnalysisJson.Default.AnalysisResult.Properties.Select(property => property.Name).Except(["version", "analysis_id"]);

        Difference.Same(fields.Where(field => readme.Contains($"`{field}`", StringComparison.Ordinal)), fields);
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var broken =
            from document in Repository.Documents
            from match in Link().Matches(document.Text)
            let target = match.Groups["target"].Value
            let path = Path.Combine(Path.GetDirectoryName(document.Path)!, target)
            where !Repository.Has(path)
            select $"{document.Path}: {target}";

        Difference.None(broken);
    }

    private static List<Match> Find(Regex pattern)
    {
        var found = Repository.Documents.SelectMany(document => pattern.Matches(document.Text)).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static IEnumerable<string> NamesIn(string cell) => cell.Split('`').Where((_, i) => i % 2 == 1);

    /// <summary>The field that a column of this name holds.</summary>
    private static CallField? FieldOf(string column) => FieldNames.Find(column);

    private static bool IsOfTheFunctionsHost(string key) => key.StartsWith("AzureFunctions", StringComparison.Ordinal);

    private static string NamesOf(JsonElement value) => string.Join(' ', value.EnumerateObject().Select(property => property.Name));

    /// <summary>Whether a function of the app takes this method (any where empty) at this route.</summary>
    private static bool Answers((string Method, string Route) request) =>
        new FunctionIndex(typeof(FunctionIndex).Assembly.GetTypes()).TriggeredBy<HttpTriggerAttribute>().Any(function =>
            (request.Method.Length == 0 || function.Trigger.Methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
            && Fits(function.Trigger.Route!, request.Route));

    /// <summary>Whether a route such as <c>ingestions/{id?}</c> takes a path such as <c>ingestions</c> or <c>ingestions/{id}</c>; <c>{*name}</c>
    /// takes several segments.</summary>
    private static bool Fits(string route, string path)
    {
        var pattern = Regex.Escape(route)
            .Replace(@"/\{id\?}", "(/[^/]+)?", StringComparison.Ordinal)
            .Replace(@"\{id}", "[^/]+", StringComparison.Ordinal)
            .Replace(@"\{\*name}", ".+", StringComparison.Ordinal);
        return Regex.IsMatch(path, $"^{pattern}$");
    }

    [GeneratedRegex(@"\./(?<name>[\w-]+\.(sh|ps1))(?: (?<option>--[\w-]+))?")]
    private static partial Regex Script();

    /// <summary>In a line of its own or between backticks; text goes on after a comment or a backtick.</summary>
    [GeneratedRegex(@"(?:^ {4}|`)ivr (?<arguments>[a-z][^`#\n]*)", RegexOptions.Multiline)]
    private static partial Regex IvrCommand();

    [GeneratedRegex(@"\b[A-Z]\w*?__[A-Za-z]\w*\b")]
    private static partial Regex SettingKey();

    [GeneratedRegex(@"\bIVR_[A-Z_]+\b")]
    private static partial Regex StackVariable();

    [GeneratedRegex(@"\b(?<method>GET|POST|PUT|DELETE) /api/(?<route>[\w/{}-]+)")]
    private static partial Regex HttpRequest();

    [GeneratedRegex(@"http://127\.0\.0\.1:7071/api/(?<route>[\w/{}-]+)")]
    private static partial Regex HttpAddress();

    [GeneratedRegex(@"^(?<method>[A-Z]+) \{\{api}}/api/(?<route>[\w/{}-]+)", RegexOptions.Multiline)]
    private static partial Regex SampleRequest();

    [GeneratedRegex(@"(?<![\w./-])ivr-[a-z-]+[a-z]")]
    private static partial Regex StorageName();

    /// <summary>A row of the table of columns: the field, then names of columns.</summary>
    [GeneratedRegex(@"^\| (?<fields>`[a-z_]+`(?:, `[a-z_]+`)*) \| (?<names>`[a-z_]+`(?:[,;] `[a-z_]+`)*) \|$", RegexOptions.Multiline)]
    private static partial Regex ColumnRow();

    [GeneratedRegex(@"```json\n(?<json>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)")]
    private static partial Regex Link();
}
