using System.Text;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Analysis;

/// <summary>An analyzer on doubles; what a test does not set is ordinary.</summary>
internal sealed class AnalyzerHost : IModelCatalog, IEmbeddingGenerator<string, Embedding<float>>, IBlobs
{
    public InMemoryCalls Calls { get; init; } = new(SampleCalls.Create());

    public FixedNeighbours? Neighbours { get; init; }

    public ScriptedChatClient? Chat { get; init; }

    public Exception? EmbedderFails { get; init; }

    public Exception? StorageFails { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public AnalysisOptions Options { get; init; } = new();

    public List<string> Embedded { get; } = [];

    public Dictionary<string, string> Stored { get; } = [];

    public static IReadOnlyDictionary<string, string> BiometricBilling { get; } = new Dictionary<string, string>
    {
        [CallAttributes.CallType] = "billing",
        [CallAttributes.FailureStep] = "authentication",
        [CallAttributes.FailureReason] = "biometric_fail",
        [CallAttributes.CustomerSegment] = "premium",
    };

    public static AnalysisRequest Request(TextLanguage language = TextLanguage.Es) =>
        new() { Attributes = BiometricBilling, Language = language };

    public Task<AnalysisResult> AnalyzeAsync(AnalysisRequest request, CancellationToken? cancellationToken = null) =>
        Create().AnalyzeAsync(request, cancellationToken ?? TestContext.Current.CancellationToken);

    public Analyzer Create() => new(
        Calls,
        Neighbours ?? NearestOf(Calls),
        this,
        new EmbedderGuard(this, new SourceCatalog(this)),
        this,
        this,
        Microsoft.Extensions.Options.Options.Create(new IvrOptions { PseudonymKey = "0123456789abcdef" }),
        Microsoft.Extensions.Options.Options.Create(Options),
        Time,
        NullLoggerFactory.Instance,
        Chat);

    public Task<EmbedderIdentity> GetEmbedderAsync(CancellationToken cancellationToken) => EmbedderFails is null
        ? Task.FromResult(new EmbedderIdentity("ollama", "nomic-embed-text", "sha256:1", 2, "search_document: ", "search_query: ", 1))
        : Task.FromException<EmbedderIdentity>(EmbedderFails);

    public Task<ChatModelIdentity?> GetChatModelAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Chat is null ? null : new ChatModelIdentity("ollama", "llama3.1", "sha256:2"));

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Embedded.AddRange(values);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>([new Embedding<float>(new float[] { 1, 0 })]));
    }

    public async Task<string> WriteAsync(
        BlobArea area, string name, Stream content, BlobWrite write, CancellationToken cancellationToken)
    {
        if (StorageFails is not null) throw StorageFails;
        using var reader = new StreamReader(content);
        Stored[$"{area}/{name}"] = await reader.ReadToEndAsync(cancellationToken);
        return "etag";
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    public Task<BlobEntry?> FindAsync(BlobArea area, string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<BlobContent?> ReadAsync(BlobArea area, string name, string? unlessETag, CancellationToken cancellationToken) =>
        Task.FromResult(Stored.TryGetValue($"{area}/{name}", out var content) ? new BlobContent(Encoding.UTF8.GetBytes(content), "etag") : null);

    public Task<Stream> OpenReadAsync(
        BlobArea area, string name, string? ifMatch, long offset, long? length, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<BlobEntry> ListAsync(BlobArea area, string prefix, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task DeleteAsync(BlobArea area, string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IBlobLock> LockAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>All failed cases, those most like the planted failure first.</summary>
    private static FixedNeighbours NearestOf(InMemoryCalls calls) => new(
    [
        .. calls.Calls.Where(call => call.IsFailed)
            .GroupBy(calls.CaseOf)
            .Select(group => (group.Key, Score: CallTraits.Story.Count(attribute =>
                CallTraits.Get(group.First(), attribute) == CallTraits.Get(SampleCalls.BiometricFailure, attribute))))
            .OrderByDescending(scored => scored.Score)
            .Select(scored => new CaseMatch(scored.Key, scored.Score / 8.0)),
    ]);
}
