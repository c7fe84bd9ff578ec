using System.Text.Json;
using System.Text.RegularExpressions;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Analysis;
using IvrFunctions.Tests.Ingestion;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace IvrFunctions.Tests.Docs;

/// <summary>The README shows what <c>./run.sh</c> prints of its question about the sample.</summary>
public sealed partial class FirstAnswerTests
{
    [Fact]
    public async Task The_readme_shows_the_first_answer_word_by_word()
    {
        await using var app = new IngestionHarness(chunkRows: 5_000, isBuiltIn: true);
        await app.IngestAsync("llamadas.csv", Repository.Read("samples/llamadas.csv"));

        var answer = await CreateAnalyzer(app).AnalyzeAsync(AnalyzerHost.Request(), TestContext.Current.CancellationToken);

        Difference.Same(LinesOf(Shown(Repository.Read("README.md"))), LinesOf(Print(answer)));
    }

    private static Analyzer CreateAnalyzer(IngestionHarness app) => new(
        app.Archive,
        app.Index,
        app.Get<IModelCatalog>(),
        app.Get<EmbedderGuard>(),
        app.Get<IEmbeddingGenerator<string, Embedding<float>>>(),
        app.Blobs,
        app.Get<IOptions<IvrOptions>>(),
        Options.Create(new AnalysisOptions()),
        app.Time,
        app.Get<ILoggerFactory>());

    /// <summary>As <c>ivr</c> prints it; the id of the analysis is left out, for it depends on the blob's version.</summary>
    private static string Print(AnalysisResult answer)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, AnalysisJson.Default.AnalysisResult);
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 100_000;
        AnalysisView.Show(console, JsonSerializer.Deserialize(json, ApiJson.Default.AnalysisReply)!);
        return text.ToString().Replace($" ({answer.AnalysisId})", "", StringComparison.Ordinal);
    }

    /// <summary>The block of the README; a line that was wrapped there goes on after two spaces.</summary>
    private static string Shown(string readme) => WrappedLine().Replace(Block().Match(readme).Groups["text"].Value, " ");

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("<!-- first-answer.*?```text\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("\n  (?! )")]
    private static partial Regex WrappedLine();
}
