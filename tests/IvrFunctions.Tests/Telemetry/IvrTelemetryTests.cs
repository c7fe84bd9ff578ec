using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Analysis;
using IvrFunctions.Tests.Doubles;
using IvrFunctions.Tests.Ingestion;
using Microsoft.Extensions.AI;

namespace IvrFunctions.Tests.Telemetry;

public sealed class IvrTelemetryTests
{
    private const string Csv = """
        call_id,timestamp,call_type,failure_step,outcome
        a,2025-03-01 08:00:00,billing,authentication,failed
        b,2025-03-01 08:01:00,billing,,completed
        c,not a time,billing,,completed
        """;

    [Fact]
    public async Task An_ingestion_reports_its_steps_and_counts_and_nothing_of_its_rows()
    {
        await using var harness = new IngestionHarness();
        using var recorder = new TelemetryRecorder();

        var status = await harness.IngestAsync("calls.csv", Csv);

        const string Counts = "ivr.rows.read=3 ivr.calls.stored=2 ivr.rows.rejected=1 ivr.embeddings.computed=2";
        Assert.Equal(
            [
                $"ivr.plan ivr.ingestion.id={status.Id} ivr.chunks=1 ivr.ingestion.state=Running",
                $"ivr.chunk ivr.ingestion.id={status.Id} ivr.chunk=0 {Counts}",
                $"ivr.finish ivr.ingestion.id={status.Id} {Counts}",
            ],
            recorder.Activities);
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["ivr.calls.stored"] = 2,
                ["ivr.embeddings.computed"] = 2,
                ["ivr.rows.read"] = 3,
                ["ivr.rows.rejected"] = 1,
            },
            recorder.Measurements);
    }

    [Fact]
    public async Task A_file_that_is_no_call_log_ends_its_plan_as_an_error()
    {
        await using var harness = new IngestionHarness();
        using var recorder = new TelemetryRecorder();

        var status = await harness.IngestAsync("calls.csv", "a,b\n1,2\n");

        Assert.Equal(
            [$"ivr.plan Error ivr.ingestion.id={status.Id} error.type=IvrFunctions.Core.Ingestion.UnusableFileException"],
            recorder.Activities);
        Assert.Empty(recorder.Measurements);
    }

    [Fact]
    public async Task An_analysis_reports_its_verdict_its_claims_and_each_request_to_the_model()
    {
        var unusable = ScriptedChatClient.Answer("No JSON.", ChatFinishReason.Stop);
        unusable.Usage = new UsageDetails { InputTokenCount = 900, OutputTokenCount = 2 };
        using var host = new AnalyzerHost
        {
            Chat = new ScriptedChatClient(
                _ => Task.FromResult(unusable), _ => Task.FromException<ChatResponse>(new ServiceUnavailableException("ollama", "down"))),
        };
        using var recorder = new TelemetryRecorder();

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());

        const string Chat = "gen_ai.operation.name=chat gen_ai.provider.name=ollama gen_ai.request.model=llama3.1";
        Assert.Equal(
            [
                $"chat llama3.1 {Chat} gen_ai.usage.input_tokens=900 gen_ai.usage.output_tokens=2",
                $"chat llama3.1 Error {Chat} error.type=IvrFunctions.Core.Ports.ServiceUnavailableException",
                $"ivr.analyze ivr.analysis.id={analysis.AnalysisId} ivr.analysis.verdict=explained ivr.analysis.degraded=True "
                + $"ivr.facts={analysis.Evidence.Facts.Count} ivr.cases=5",
            ],
            recorder.Activities);
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["ivr.analyses ivr.analysis.verdict=explained ivr.analysis.degraded=True"] = 1,
                ["ivr.analysis.duration ivr.analysis.verdict=explained"] = 1,
                ["ivr.claims.dropped"] = 0,
                ["ivr.claims.verified"] = analysis.Grounding.Verified,
            },
            recorder.Measurements);
    }
}
