using System.Text;
using IvrFunctions.Adapters.BuiltIn;
using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Figures;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Reports;
using IvrFunctions.Tests.Conformance;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace IvrFunctions.Tests.Ingestion;

/// <summary>The real ingestion and archive on blobs, queues and a vector store in memory.</summary>
public sealed class IngestionHarness : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <param name="chunkRows">Rows a chunk.</param>
    /// <param name="isBuiltIn">Whether the built-in embedder is used instead of <see cref="Models"/>.</param>
    /// <param name="timeZone">The setting <c>Ivr__TimeZone</c>.</param>
    /// <param name="language">The setting <c>Ivr__Language</c>.</param>
    public IngestionHarness(int chunkRows = 100, bool isBuiltIn = false, string timeZone = "UTC", string language = "es")
    {
        Blobs = new InMemoryBlobs(Time);
        var registered = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IBlobs>(Blobs)
            .AddSingleton<IMessageQueues>(Queues)
            .AddSingleton<ICaseIndex>(Index)
            .Configure<IvrOptions>(options =>
            {
                options.ChunkRows = chunkRows;
                options.PseudonymKey = "a key for tests only";
                options.TimeZone = timeZone;
                options.Language = language;
            })
            .AddSingleton<IUploadAddresses>(new FixedUploadAddress())
            .AddDuckDbArchive(new ConfigurationBuilder().Build())
            .AddIngestion()
            .AddAnalysis()
            .AddFigures()
            .AddReports()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        _ = isBuiltIn
            ? registered.AddBuiltInModels()
            : registered.AddSingleton<IModelCatalog>(Models).AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(Models);
        services = registered.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 6, 1, 8, 0, 0, TimeSpan.Zero));

    public InMemoryBlobs Blobs { get; }

    public RecordingQueues Queues { get; } = new();

    public SwitchableEmbedder Models { get; } = new();

    public InMemoryCaseIndex Index { get; } = new();

    public ICallArchive Archive => Get<ICallArchive>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async Task<string> UploadAsync(string name, string csv) => await UploadAsync(name, Encoding.UTF8.GetBytes(csv));

    /// <summary>Uploads and returns the id of the ingestion it will have.</summary>
    public async Task<string> UploadAsync(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return IngestionEntry.IdOf(name, await Blobs.WriteAsync(BlobArea.Uploads, name, stream, BlobWrite.Always, Token));
    }

    /// <summary>Uploads, plans and works the queue empty, as the functions do.</summary>
    public Task<IngestionStatus> IngestAsync(string name, string csv) => IngestAsync(name, Encoding.UTF8.GetBytes(csv));

    /// <inheritdoc cref="IngestAsync(string, string)"/>
    public async Task<IngestionStatus> IngestAsync(string name, byte[] content)
    {
        var id = await UploadAsync(name, content);
        await Get<UploadPlanner>().PlanAsync(name, Token);
        await WorkAsync();
        return await StatusAsync(id);
    }

    public async Task WorkAsync()
    {
        while (Queues.TryTake(QueueNames.Chunks, out var message))
        {
            await Get<ChunkIngester>().IngestAsync(message, Token);
        }
    }

    /// <summary>Works the queue of the reindex empty.</summary>
    public async Task WorkReindexAsync()
    {
        while (Queues.TryTake(QueueNames.Reindex, out var message))
        {
            await Get<Reindexer>().HandleAsync(message, Token);
        }
    }

    public async Task<IngestionStatus> StatusAsync(string id) =>
        await Get<IngestionReader>().FindAsync(id, Token) ?? throw new InvalidOperationException($"No ingestion {id}.");

    public async Task<string> ReadRejectsAsync(string source)
    {
        var text = new StringBuilder();
        await foreach (var blob in Blobs.ListAsync(BlobArea.Rejects, source + "/", Token))
        {
            text.Append(Encoding.UTF8.GetString((await Blobs.ReadAsync(BlobArea.Rejects, blob.Name, null, Token))!.Data.Span));
        }

        return text.ToString();
    }

    /// <summary>Lets the action fail where it touches this blob, after as many times as are skipped.</summary>
    public async Task FailsAsync(Func<Task> action, string blob, int skip = 0)
    {
        var touched = 0;
        Blobs.Before = (_, name) =>
        {
            if (name == blob && touched++ >= skip)
            {
                throw new ServiceUnavailableException("storage", "The process is gone.");
            }
        };
        await Assert.ThrowsAsync<ServiceUnavailableException>(action);
        Blobs.Before = null;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
