using System.Text.Json;
using System.Text.Json.Nodes;
using IvrFunctions.Core.Health;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Time.Testing;

namespace IvrFunctions.Tests.Health;

public sealed class HealthProbeTests
{
    private static readonly ServiceHealth Healthy = new(HealthStatus.Healthy, null);

    private readonly FakeTimeProvider time = new();
    private readonly ScriptedServices services = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_the_models_where_all_is_well()
    {
        var report = await CheckAsync();

        var models = new ModelsHealth(HealthStatus.Healthy, null, "ollama", "nomic-embed-text", "abc", "llama3.1", "def");
        Assert.Equal((HealthStatus.Healthy, new HealthServices(Healthy, Healthy, models)), (report.Status, report.Services));
    }

    [Fact]
    public async Task Is_degraded_where_only_the_models_are_down()
    {
        services.OnModels = _ => throw new ServiceUnavailableException("ollama", "Ollama does not answer.");

        var report = await CheckAsync();

        var models = new ModelsHealth(HealthStatus.Unhealthy, "Ollama does not answer.", null, null, null, null, null);
        Assert.Equal((HealthStatus.Degraded, new HealthServices(Healthy, Healthy, models)), (report.Status, report.Services));
    }

    [Fact]
    public async Task Is_unhealthy_where_storage_or_chroma_is_down()
    {
        services.OnStorage = _ => throw new ServiceUnavailableException("storage", "The storage account does not answer.");
        services.OnChroma = _ => throw new ServiceUnavailableException("chroma", "Chroma does not answer.");

        var report = await CheckAsync();

        Assert.Equal(
            (HealthStatus.Unhealthy,
                new ServiceHealth(HealthStatus.Unhealthy, "The storage account does not answer."),
                new ServiceHealth(HealthStatus.Unhealthy, "Chroma does not answer.")),
            (report.Status, report.Services.Storage, report.Services.Chroma));
    }

    [Fact]
    public async Task Takes_a_service_that_does_not_answer_in_time_for_down()
    {
        services.OnChroma = _ => new TaskCompletionSource().Task;

        var checking = CheckAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        var report = await checking;

        Assert.Equal(new ServiceHealth(HealthStatus.Unhealthy, "No answer within 5 seconds."), report.Services.Chroma);
    }

    [Fact]
    public async Task Is_cancelled_by_its_caller()
    {
        services.OnChroma = token => Task.Delay(Timeout.Infinite, token);
        using var cancelled = new CancellationTokenSource();

        var checking = Probe.CheckAsync(cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => checking);
    }

    [Fact]
    public async Task Travels_in_snake_case()
    {
        var report = await CheckAsync() with { Version = "1.0.0" };

        var expected = JsonNode.Parse("""
            {"status":"healthy","services":{
              "storage":{"status":"healthy","detail":null},
              "chroma":{"status":"healthy","detail":null},
              "models":{"status":"healthy","detail":null,"provider":"ollama","model":"nomic-embed-text","digest":"abc",
                "chat_model":"llama3.1","chat_digest":"def"}},"version":"1.0.0"}
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonSerializer.SerializeToNode(report, HealthJson.Default.HealthReport)));
    }

    private HealthProbe Probe => new(services, services, services, services, time);

    private Task<HealthReport> CheckAsync() => Probe.CheckAsync(Token);
}
