using System.Text.Json;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Functions.Http;
using IvrFunctions.Functions.Messages;
using IvrFunctions.Tests.Analysis;
using IvrFunctions.Tests.Docs;
using IvrFunctions.Tests.Doubles;

namespace IvrFunctions.Tests.Contracts;

/// <summary>What is written is what <c>docs/contracts</c> promises.</summary>
public sealed class ContractTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Messages_of_an_ingestion_are_as_promised()
    {
        Matches("chunk-message", JsonSerializer.Serialize(new ChunkMessage(1, "27d6b77befe0ad96", 3, 1), IngestionJson.Default.ChunkMessage));
        Matches("reindex-message", JsonSerializer.Serialize(new ReindexMessage(1, null), IngestionJson.Default.ReindexMessage));
        Matches("reindex-message", JsonSerializer.Serialize(new ReindexMessage(1, "0a0b0c0d", "part-1"), IngestionJson.Default.ReindexMessage));
        Matches(
            "ingested-message",
            JsonSerializer.Serialize(new IngestedMessage(1, "27d6b77befe0ad96", "a.csv", 5, 1, DateTimeOffset.UnixEpoch), IngestionJson.Default.IngestedMessage));
        Matches(
            "reported-message",
            JsonSerializer.Serialize(new ReportedMessage(1, "27d6b77befe0ad96", "a.csv", ["a.csv/27d6b77befe0ad96.md"]), IngestionJson.Default.ReportedMessage));
    }

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public async Task Analyses_and_the_messages_that_carry_them_are_as_promised(TextLanguage language)
    {
        using var host = new AnalyzerHost { Chat = ScriptedChatClient.Saying("""{"claims":[{"text":"Fallan 999 llamadas","cites":["F9"]}]}""") };

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request(language));

        Assert.NotEmpty(analysis.DroppedStatements);
        Matches("analysis", JsonSerializer.Serialize(analysis, ReadableJson.Analysis));
        Matches("analysis", Assert.Single(host.Stored).Value);
        Matches("analyzed-message", AnalyzedMessage.Write("a", analysis));
    }

    [Fact]
    public async Task An_analysis_without_evidence_is_as_promised()
    {
        using var host = new AnalyzerHost { Calls = new InMemoryCalls([]) };

        Matches("analysis", JsonSerializer.Serialize(await host.AnalyzeAsync(AnalyzerHost.Request()), ReadableJson.Analysis));
    }

    [Fact]
    public void An_error_is_as_promised() =>
        Matches("analyzed-message", AnalyzedMessage.Write(null, new InvalidRequestException("cases", "Too many.")));

    [Fact]
    public async Task A_question_that_waits_is_as_promised()
    {
        using var host = new AnalyzerHost();
        var queues = new RecordingQueues();
        var queued = new QueuedAnalyses(host, queues, host.Create(), TimeProvider.System);

        var pending = await queued.StartAsync(AnalyzerHost.Request() with { Question = "¿Por qué?", CallId = "call-1" }, refresh: true, Token);

        Matches("queued-analysis", JsonSerializer.Serialize(pending, ReadableJson.QueuedAnalysis));
        Matches("analyze-message", Assert.Single(queues["ivr-analyze"]));
    }

    [Theory]
    [InlineData("""{"version":1,"correlation_id":"a","request":{"failure_step":"authentication"}}""", "")]
    [InlineData("""{"version":1,"questions":[{"correlation_id":"a","request":{"question":"x"}},{"request":{"call_id":"c"}}]}""", "")]
    [InlineData("""{"version":2,"request":{"question":"x"}}""", "$.version is not 1")]
    [InlineData("""{"version":1}""", "$ is not one of the alternatives")]
    [InlineData("""{"version":1,"request":{"cases":51,"question":"x"}}""", "$.request.cases is too large")]
    [InlineData("""{"version":1,"request":{"version_ivr":"4.2"}}""", "")]
    [InlineData("""{"version":1,"request":{"version_ivr":4.2}}""", "$.request.version_ivr is no \"string\"")]
    [InlineData("""{"version":1,"color":"red","request":{"question":"x"}}""", "$.color is not known")]
    public void Questions_are_taken_as_promised(string message, string error)
    {
        Assert.Equal(error, string.Join('\n', SchemaCheck.Of("analyze-message").FindErrors(message)));
    }

    [Fact]
    public void Every_contract_is_listed()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "contracts"), "*.json").Select(file => Path.GetFileName(file)!);

        Difference.AllExist(files, Repository.Read("docs/contracts/README.md").Split('[', ']'));
    }

    private static void Matches(string contract, string json) =>
        Assert.Equal("", string.Join('\n', SchemaCheck.Of(contract).FindErrors(json)));
}
