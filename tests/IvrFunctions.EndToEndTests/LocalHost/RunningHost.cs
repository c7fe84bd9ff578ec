using IvrFunctions.LocalHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.EndToEndTests.LocalHost;

/// <summary>LocalHost with the functions of a test; they report every run to <see cref="Runs"/>.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    /// <summary>Quick retries and short polls, so that a test of five attempts takes a second.</summary>
    public static readonly HostJson Quick = new(
        TimeSpan.FromMinutes(1),
        new QueueOptions { BatchSize = 4, NewBatchThreshold = 2, MaxPollingInterval = TimeSpan.FromMilliseconds(200) },
        new BlobOptions { MaxDegreeOfParallelism = 2, PollingInterval = TimeSpan.FromMilliseconds(200) });

    private readonly IHost host;

    private RunningHost(IHost host) => this.host = host;

    public FunctionRuns Runs => host.Services.GetRequiredService<FunctionRuns>();

    public static async Task<RunningHost> StartAsync(string connection, HostJson settings, TimeSpan drain, params Type[] functions)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsStorage", connection)]);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<FunctionRuns>().AddFunctions(new FunctionIndex(functions), settings, drain);
        var host = new RunningHost(builder.Build());
        await host.host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public static Task<RunningHost> StartAsync(string connection, params Type[] functions) =>
        StartAsync(connection, Quick, TimeSpan.FromSeconds(30), functions);

    public Task StopAsync() => host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Dispose();
    }
}
