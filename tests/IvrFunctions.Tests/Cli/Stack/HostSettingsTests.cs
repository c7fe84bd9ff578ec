using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Stack;

public sealed class HostSettingsTests : IDisposable
{
    private static readonly Uri Chroma = new("http://127.0.0.1:8000");
    private static readonly ModelChoice BuiltIn = new(null, null);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Tells_the_app_where_its_services_are()
    {
        var data = TestStack.Data(folder);

        var settings = HostSettings.For(TestStack.Environment(), data, "UseDevelopmentStorage=true", Chroma, BuiltIn);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
                ["Chroma__Url"] = "http://127.0.0.1:8000",
                ["AzureFunctionsWebHost__hostid"] = "ivrfunctions",
                ["Ivr__PseudonymKey"] = File.ReadAllText(data.PseudonymKey),
                ["Ivr__Models"] = "builtin",
            },
            settings);
    }

    [Fact]
    public void Keeps_the_pseudonym_key_from_run_to_run()
    {
        var data = TestStack.Data(folder);

        var first = HostSettings.For(TestStack.Environment(), data, "", Chroma, BuiltIn)["Ivr__PseudonymKey"];
        var second = HostSettings.For(TestStack.Environment(), data, "", Chroma, BuiltIn)["Ivr__PseudonymKey"];

        Assert.Equal(64, first.Length);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Leaves_alone_what_the_user_has_set()
    {
        var data = TestStack.Data(folder);
        var environment = TestStack.Environment(
            ("AzureWebJobsStorage", "mine"), ("Chroma__Url", "http://127.0.0.1:9"), ("Ivr__PseudonymKey", "0123456789abcdef"),
            ("AzureFunctionsWebHost__hostid", "other"));

        var settings = HostSettings.For(environment, data, "mine", Chroma, BuiltIn);

        Assert.Equal(new Dictionary<string, string> { ["Ivr__Models"] = "builtin" }, settings);
        Assert.False(File.Exists(data.PseudonymKey));
    }

    [Fact]
    public void Tells_the_app_what_was_set_in_place_of_the_variables_it_inherits()
    {
        var data = TestStack.Data(folder);
        var environment = TestStack.Environment(("AzureWebJobsStorage", "mine"), ("Ollama__ChatModel", "llama3.1"))
            .With(new Dictionary<string, string> { ["AzureWebJobsStorage"] = "" })
            .With(new Dictionary<string, string> { ["Ollama__ChatModel"] = "qwen2.5" });

        var settings = HostSettings.For(environment, data, "own", Chroma, BuiltIn);

        Assert.Equal(("own", "qwen2.5"), (settings["AzureWebJobsStorage"], settings["Ollama__ChatModel"]));
        Assert.Null(environment["AzureWebJobsStorage"]);
    }
}
