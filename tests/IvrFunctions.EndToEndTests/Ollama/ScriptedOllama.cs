using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>
/// A server that speaks as Ollama does, on a free port of this machine, and answers what a test scripts. Routes, statuses and
/// error texts are those of Ollama's server/routes.go.
/// </summary>
internal sealed class ScriptedOllama : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly EmbedRoute embed;

    private ScriptedOllama(WebApplication app, ScriptedModels models)
    {
        this.app = app;
        Models = models;
        embed = new(models, Embeddings);
        MapRoutes();
    }

    public Uri Url { get; private set; } = null!;

    /// <summary>What is pulled; may change while the server runs.</summary>
    public ScriptedModels Models { get; }

    public ScriptedChat Chat { get; } = new();

    public ScriptedEmbeddings Embeddings { get; } = new();

    /// <summary>Starts with nomic-embed-text and llama3.1, or with just the models given.</summary>
    public static async Task<ScriptedOllama> StartAsync(params ScriptedModel[] models)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var scripted = new ScriptedOllama(
            builder.Build(), new(models is [] ? [ScriptedModel.NomicEmbedText, ScriptedModel.Llama31] : models));
        await scripted.app.StartAsync();
        scripted.Url = new Uri(scripted.app.Urls.Single());
        return scripted;
    }

    public async ValueTask DisposeAsync()
    {
        // Not a graceful stop: a scripted answer may be waiting for a client that never leaves.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
        embed.Dispose();
    }

    private void MapRoutes()
    {
        var chat = new ChatRoute(Models, Chat);

        app.MapMethods("/", ["GET", "HEAD"], () => Results.Text("Ollama is running"));
        app.MapGet("/api/version", () => new { version = "0.12.3" });
        app.MapGet("/api/tags", () => Models.List());
        app.MapPost("/api/show", context => ScriptedBody.HandleAsync(context, Models.ShowAsync));
        app.MapPost("/api/pull", context => ScriptedBody.HandleAsync(context, Models.PullAsync));
        app.MapPost("/api/embed", context => ScriptedBody.HandleAsync(context, embed.HandleAsync));
        app.MapPost("/api/chat", context => ScriptedBody.HandleAsync(context, chat.HandleAsync));
        app.MapFallback(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsync("404 page not found");
        });
    }
}
