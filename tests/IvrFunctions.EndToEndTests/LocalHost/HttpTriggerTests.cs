using System.Net;
using IvrFunctions.EndToEndTests.Services;
using IvrFunctions.LocalHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.EndToEndTests.LocalHost;

public sealed class HttpTriggerTests(LocalServices services) : IAsyncLifetime
{
    private readonly HttpClient client = new();
    private WebApplication? app;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FunctionRuns Runs => app!.Services.GetRequiredService<FunctionRuns>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsStorage", services.ConnectionString)]);
        builder.Services.AddSingleton<FunctionRuns>().AddFunctions(
            new FunctionIndex([typeof(Greet), typeof(Fail), typeof(Wait)]), RunningHost.Quick, TimeSpan.FromSeconds(30));
        app = builder.Build();
        app.Services.GetRequiredService<HttpFunctions>().Map(app);
        await app.StartAsync(Token);
        client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/greet/a%C3%B1o?times=2", "año2")]
    [InlineData("/api/greet", "nobody")]
    public async Task Serves_a_route_with_its_values(string path, string expected) =>
        Assert.Equal(expected, await client.GetStringAsync(path, Token));

    [Fact]
    public async Task Refuses_other_methods()
    {
        using var response = await client.DeleteAsync("/api/greet", Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Answers_an_unhandled_exception_with_an_empty_500()
    {
        using var response = await client.GetAsync("/api/Fail", Token);

        Assert.Equal((HttpStatusCode.InternalServerError, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task Finishes_a_request_when_asked_to_stop()
    {
        var answer = client.GetStringAsync("/api/wait", Token);
        Assert.Equal(["begun"], await Runs.TakeAsync(1));

        var stopping = app!.StopAsync(Token);
        Runs.Release.SetResult();

        Assert.Equal("done", await answer);
        await stopping;
    }

    internal sealed class Greet
    {
        [Function(nameof(Greet))]
        public Task<IResult> RunAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet/{name?}")] HttpRequest request, string? name) =>
            Task.FromResult<IResult>(TypedResults.Text((name ?? "nobody") + request.Query["times"]));
    }

    internal sealed class Fail
    {
        [Function(nameof(Fail))]
        public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            throw new InvalidOperationException(request.Path);
    }

    internal sealed class Wait(FunctionRuns runs)
    {
        [Function(nameof(Wait))]
        public async Task<IResult> RunAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request, CancellationToken cancellationToken)
        {
            runs.Add("begun");
            await runs.Release.Task.WaitAsync(cancellationToken);
            return TypedResults.Text("done");
        }
    }
}
