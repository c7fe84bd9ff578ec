using System.Text.Json.Nodes;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Functions;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Analysis;

/// <summary>Questions that are answered later, by way of the queue.</summary>
public sealed class QueuedAnalysisTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_waits_as_a_message_and_its_answer_is_found_by_its_id()
    {
        using var host = new AnalyzerHost();
        var app = new App(host);
        var pending = await app.Queued.StartAsync(AnalyzerHost.Request(TextLanguage.En) with { Cases = 4 }, refresh: false, Token);
        var (_, waiting) = await app.Reader.FindAsync(pending.AnalysisId, Token);

        var outputs = await app.Function.RunAsync(app.Messages.Single(), Token);
        var (analysis, _) = await app.Reader.FindAsync(pending.AnalysisId, Token);

        Assert.Equal(("pending", pending.AnalysisId), (waiting?.State, waiting?.AnalysisId));
        Assert.Empty(outputs);
        var direct = await host.AnalyzeAsync(AnalyzerHost.Request(TextLanguage.En) with { Cases = 4 });
        Assert.Equal((direct.AnalysisId, direct.Explanation, "completed"), (analysis?.AnalysisId, analysis?.Explanation, analysis?.State));
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_answered_once()
    {
        using var host = new AnalyzerHost();
        var app = new App(host);
        await app.Queued.StartAsync(AnalyzerHost.Request(), refresh: false, Token);

        await app.Function.RunAsync(app.Messages.Single(), Token);
        await app.Function.RunAsync(app.Messages.Single(), Token);

        Assert.Single(host.Embedded);
    }

    [Fact]
    public async Task A_question_that_fails_at_every_attempt_is_seen_as_failed()
    {
        using var host = new AnalyzerHost { Neighbours = new FixedNeighbours { Fails = new ServiceUnavailableException("chroma", "away") } };
        var app = new App(host);
        var pending = await app.Queued.StartAsync(AnalyzerHost.Request(), refresh: false, Token);

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => app.Function.RunAsync(app.Messages.Single(), Token));
        var (_, between) = await app.Reader.FindAsync(pending.AnalysisId, Token);
        await new FailAnalysis(app.Queued).RunAsync(app.Messages.Single(), Token);
        var (_, after) = await app.Reader.FindAsync(pending.AnalysisId, Token);

        Assert.Equal(("pending", "away"), (between?.State, between?.Error));
        Assert.Equal(("failed", "away"), (after?.State, after?.Error));
    }

    [Fact]
    public async Task A_question_whose_column_is_gone_is_seen_as_failed()
    {
        using var host = new AnalyzerHost();
        var app = new App(host);
        var gone = AnalyzerHost.Request() with { Attributes = new Dictionary<string, string> { ["ivr_version"] = "4.2" } };
        var pending = await app.Queued.StartAsync(gone, refresh: false, Token);

        var outputs = await app.Function.RunAsync(app.Messages.Single(), Token);
        var (_, after) = await app.Reader.FindAsync(pending.AnalysisId, Token);

        Assert.Empty(outputs);
        Assert.Equal(("failed", "ivr_version is not a field of an analysis."), (after?.State, after?.Error));
    }

    [Fact]
    public async Task An_answer_that_is_no_longer_stored_is_not_found()
    {
        using var host = new AnalyzerHost();
        var app = new App(host);
        var pending = await app.Queued.StartAsync(AnalyzerHost.Request(), refresh: false, Token);
        await app.Function.RunAsync(app.Messages.Single(), Token);
        foreach (var name in host.Stored.Keys.Where(name => !name.Contains("queued", StringComparison.Ordinal)).ToList()) host.Stored.Remove(name);

        Assert.Equal((null, null), await app.Reader.FindAsync(pending.AnalysisId, Token));
    }

    [Theory]
    [InlineData("../catalog")]
    [InlineData("queued/0123")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("00000000000000000000000000000000")]
    public async Task An_id_that_is_none_finds_nothing(string id)
    {
        using var host = new AnalyzerHost();

        Assert.Equal((null, null), await new App(host).Reader.FindAsync(id, Token));
    }

    [Fact]
    public async Task Several_questions_are_answered_a_message_each_and_a_bad_one_spoils_none()
    {
        using var host = new AnalyzerHost();

        var outputs = await new App(host).Function.RunAsync(
            """
            {"version":1,"correlation_id":"all","questions":[
              {"correlation_id":"good","request":{"call_type":"billing","failure_reason":"biometric_fail"}},
              {"correlation_id":"bad","request":{"cases":99}},
              {"request":{"failure_reason":"timeout"}},
              null]}
            """,
            Token);

        var answers = outputs.Select(output => JsonNode.Parse(output)!).ToList();
        Assert.Equal(["good", "bad", "all", "all"], answers.Select(answer => (string?)answer["correlation_id"]));
        Assert.Equal(["explained", null, "explained", null], answers.Select(answer => (string?)answer["analysis"]?["verdict"]));
        Assert.Equal([null, "cases", null, "request"], answers.Select(answer => (string?)answer["error"]?["field"]));
    }

    [Fact]
    public async Task Questions_that_failed_too_often_are_answered_with_an_error_each()
    {
        using var host = new AnalyzerHost();

        var outputs = await new FailAnalysis(new App(host).Queued).RunAsync(
            """{"version":1,"questions":[{"correlation_id":"a","request":{}},{"correlation_id":"b","request":{}}]}""", Token);

        Assert.Equal(
            [("a", "The question could not be answered."), ("b", "The question could not be answered.")],
            outputs.Select(output => JsonNode.Parse(output)!).Select(answer => ((string?)answer["correlation_id"], (string?)answer["error"]!["title"])));
    }

    private sealed class App
    {
        private readonly RecordingQueues queues = new();

        public App(AnalyzerHost host)
        {
            var analyzer = host.Create();
            Queued = new QueuedAnalyses(host, queues, analyzer, TimeProvider.System);
            Reader = new AnalysisReader(host, Queued);
            Function = new AnalyzeQueued(new AnalysisRequestReader(host.Calls, Options.Create(new IvrOptions())), analyzer, Queued);
        }

        public QueuedAnalyses Queued { get; }

        public AnalysisReader Reader { get; }

        public AnalyzeQueued Function { get; }

        public IEnumerable<string> Messages => queues["ivr-analyze"];
    }
}
