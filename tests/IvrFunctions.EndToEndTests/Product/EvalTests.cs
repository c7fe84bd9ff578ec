using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using IvrFunctions.EndToEndTests.Ollama;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary><c>ivr eval</c>, in a stack of its own, whatever the variables of the user name.</summary>
public sealed class EvalTests : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("ivr-test-");

    public void Dispose() => temporary.Delete(recursive: true);

    [Fact]
    public async Task The_built_in_models_are_evaluated_beside_the_users_archive()
    {
        var (exitCode, output, _) = await IvrProgram.RunAsync(
            "eval --chat builtin --rows 6000 --seed 2 --causes 1 --json", ("TMPDIR", temporary.FullName), ("IVR_PORT", "1"),
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Chroma__Url", "http://127.0.0.1:9"));

        var report = JsonNode.Parse(output)!;
        var model = report["models"]!.AsArray().Single()!;
        Assert.Equal(0, exitCode);
        Assert.Equal((1.0, 1), ((double)report["miner"]!["f1"]!, (int)report["miner"]!["causes"]![0]!["rank"]!));
        Assert.Equal(("builtin", "builtin", 10, 0), ((string?)model["chat"], (string?)model["embedding"], (int)model["questions"]!, (int)model["invented_numbers"]!));
        Assert.Equal((1.0, 1.0), ((double)model["recall_by_question"]!["failure"]!, (double)model["verified_share"]!));
        Assert.True((double)model["p95_milliseconds"]! >= (double)model["p50_milliseconds"]!);
        Assert.Empty(temporary.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_model_that_invents_numbers_has_few_verified_claims_and_no_invented_number_in_its_answers()
    {
        await using var ollama = await ScriptedOllama.StartAsync();
        ollama.Chat.Default = ScriptedReply.Say(
            """
            {"claims":[{"text":"El 97 % de los clientes fallan.","cites":["F1"]},{"text":"Hubo 4.711 quejas.","cites":["F1","C1"]}],
             "root_cause":{"text":"La causa es el fallo 31415.","cites":["F2"]},
             "recommendations":[{"action":"Llamar a 2.718 clientes.","cites":["F2"]}],"confidence":"high"}
            """);

        var (exitCode, output, _) = await IvrProgram.RunAsync(
            "eval --chat llama3.1 --rows 6000 --seed 2 --causes 1 --language es --json", ("TMPDIR", temporary.FullName),
            ("Ollama__Url", ollama.Url.ToString()));

        var model = JsonNode.Parse(output)!["models"]!.AsArray().Single()!;
        Assert.Equal((0, 0), (exitCode, (int)model["invented_numbers"]!));
        Assert.Equal(("llama3.1", "nomic-embed-text"), ((string?)model["chat"], (string?)model["embedding"]));
        Assert.InRange((double)model["verified_share"]!, 0, 0.6);
        Assert.Equal((0.0, true), ((double)model["by_model"]!, (double)model["degraded"]! > 0.5));
        Assert.Empty(temporary.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_model_that_is_not_pulled_ends_it_before_anything_is_started()
    {
        await using var ollama = await ScriptedOllama.StartAsync();

        var (exitCode, output, error) = await IvrProgram.RunAsync("eval --chat llama3.1,qwen2.5", ("Ollama__Url", ollama.Url.ToString()));

        Assert.Equal((1, "", $"Ollama at {ollama.Url} has no model qwen2.5. Fetch it first: ollama pull qwen2.5\n"), (exitCode, output, error));
    }

    [Fact]
    public async Task Interrupted_it_takes_its_stack_and_folder_with_it()
    {
        using var process = IvrProgram.Start("eval --chat builtin", ("TMPDIR", temporary.FullName));
        var data = await RunningProduct.UntilAsync(FindRunningStackAsync);
        var ids = data.EnumerateFiles("run/*.pid").Select(file => int.Parse(File.ReadAllText(file.FullName), CultureInfo.InvariantCulture)).ToList();

        using (var interrupt = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await interrupt.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((130, 3), (process.ExitCode, ids.Count));
        Assert.All(ids, id => Assert.Throws<ArgumentException>(() => Process.GetProcessById(id)));
        Assert.Empty(temporary.EnumerateFileSystemInfos());
    }

    private async Task<DirectoryInfo?> FindRunningStackAsync()
    {
        var folder = temporary.EnumerateDirectories("ivr-temporary-*").SingleOrDefault();
        var file = Path.Combine(folder?.FullName ?? "", "endpoints.json");
        if (folder is null || !File.Exists(file)) return null;
        using var http = new HttpClient();
        try
        {
            var api = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["api"]!.ToString();
            using var health = await http.GetAsync(new Uri(new Uri(api), "/api/health"), TestContext.Current.CancellationToken);
            return folder;
        }
        catch (HttpRequestException)
        {
            // Said before the host answers.
            return null;
        }
    }
}
