using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using IvrFunctions.Adapters.BuiltIn;
using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters;

/// <summary>
/// Loads and compiles at the start what the first upload would otherwise wait for, by ingesting a small file in a folder of its own that is
/// removed again. Enough rows for the runtime to compile well what runs for each.
/// </summary>
internal sealed partial class WarmUp(
    IBlobs blobs, ICaseIndex index, IOptions<IvrOptions> options, IConfiguration configuration, ILogger<WarmUp> logger) : BackgroundService
{
    private const int Rows = 300;
    private const string Source = "warm-up.csv";
    private const string Header =
        "call_id,timestamp,caller_id,call_type,channel,menu_path,failure_step,failure_reason,customer_segment,duration_seconds,outcome,notes";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts meanwhile.
        await Task.Yield();
        IvrTelemetry.Mute();
        try
        {
            await IngestAsync($"{Header}\n{string.Join('\n', Enumerable.Range(0, Rows).Select(Row))}\n", stoppingToken);
            var collection = new CaseCollection(BuiltInModelCatalog.Embedder, CaseKind.Failed);
            await index.FindMissingAsync(collection, [CaseId.OfNarrative(Source)], stoppingToken);
            await index.CountAsync(collection, stoppingToken);
        }
        catch (Exception e)
        {
            // Most likely a service is not there yet, or the host stops; whatever else it is, the first upload meets it and says so.
            LogGivenUp(logger, e);
        }
    }

    /// <summary>By the built-in embedder, also where another is in use: none costs less.</summary>
    private async Task IngestAsync(string csv, CancellationToken stoppingToken)
    {
        var queues = new KeptMessages();
        var folder = new WarmUpFolder(blobs);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(options)
            .AddSingleton<IBlobs>(folder)
            .AddSingleton<IMessageQueues>(queues)
            .AddSingleton<ICaseIndex, WrittenVectors>()
            .AddDuckDbArchive(configuration)
            .AddBuiltInModels()
            .AddIngestion()
            .BuildServiceProvider();

        // What a host left that died meanwhile.
        await folder.DeleteAllAsync(BlobArea.State, "", stoppingToken);

        // Not seekable, as the body of a request is not.
        var body = PipeReader.Create(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(csv))).AsStream();
        var received = await services.GetRequiredService<UploadReceiver>().ReceiveAsync(Source, mapping: null, body, stoppingToken);
        foreach (var chunk in queues.Chunks)
        {
            await services.GetRequiredService<ChunkIngester>().IngestAsync(chunk, stoppingToken);
        }

        await services.GetRequiredService<IngestionReader>().FindAsync(received.Id, stoppingToken);
        await folder.DeleteAllAsync(BlobArea.State, "", stoppingToken);
    }

    private static string Row(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{number},2025-03-14T09:{number % 60:00}:00,+34600000{number:000},{(number % 2 == 0 ? "billing" : "support")},phone,welcome>billing,{(number % 3 == 0 ? "authentication,timeout" : ",")},premium,{number},{(number % 3 == 0 ? "failed" : "completed")},note {number}");

    private sealed class KeptMessages : IMessageQueues
    {
        public ConcurrentQueue<string> Chunks { get; } = [];

        public Task SendAsync(string queue, string message, CancellationToken cancellationToken)
        {
            if (queue == QueueNames.Chunks)
            {
                Chunks.Enqueue(message);
            }

            return Task.CompletedTask;
        }

        public Task<bool> IsEmptyAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Writes what the vector store would be sent, and sends it nowhere.</summary>
    private sealed class WrittenVectors : ICaseIndex
    {
        public Task EnsureAsync(CaseCollection collection, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<CaseId>> FindMissingAsync(CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken) =>
            Task.FromResult(ids);

        public async Task UpsertAsync(CaseCollection collection, IReadOnlyList<CaseVector> cases, CancellationToken cancellationToken)
        {
            using var content = new UpsertContent(cases, 0, cases.Count, base64: true);
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }

        public Task<IReadOnlyList<CaseMatch>> QueryAsync(
            CaseCollection collection, ReadOnlyMemory<float> vector, int count, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<CaseMatch>>([]);

        public Task DeleteAsync(CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task RemoveAsync(CaseCollection collection, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<long> CountAsync(CaseCollection collection, CancellationToken cancellationToken) => Task.FromResult(0L);

        public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The warm-up was given up")]
    private static partial void LogGivenUp(ILogger logger, Exception exception);
}
