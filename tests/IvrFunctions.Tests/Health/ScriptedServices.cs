using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Health;

/// <summary>All services in one, as far as health looks at them.</summary>
internal sealed class ScriptedServices : IBlobs, IMessageQueues, ICaseIndex, IModelCatalog
{
    public Func<CancellationToken, Task> OnStorage { get; set; } = _ => Task.CompletedTask;

    public Func<CancellationToken, Task> OnChroma { get; set; } = _ => Task.CompletedTask;

    public Func<CancellationToken, Task> OnModels { get; set; } = _ => Task.CompletedTask;

    public async Task<BlobEntry?> FindAsync(BlobArea area, string name, CancellationToken cancellationToken)
    {
        await OnStorage(cancellationToken);
        return null;
    }

    Task IMessageQueues.PingAsync(CancellationToken cancellationToken) => OnStorage(cancellationToken);

    Task ICaseIndex.PingAsync(CancellationToken cancellationToken) => OnChroma(cancellationToken);

    public async Task<EmbedderIdentity> GetEmbedderAsync(CancellationToken cancellationToken)
    {
        await OnModels(cancellationToken);
        return new EmbedderIdentity("ollama", "nomic-embed-text", "abc", 768, "", "", 1);
    }

    public async Task<ChatModelIdentity?> GetChatModelAsync(CancellationToken cancellationToken)
    {
        await OnModels(cancellationToken);
        return new ChatModelIdentity("ollama", "llama3.1", "def");
    }

    Task<BlobContent?> IBlobs.ReadAsync(BlobArea area, string name, string? unlessETag, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<Stream> IBlobs.OpenReadAsync(
        BlobArea area, string name, string? ifMatch, long offset, long? length, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<string> IBlobs.WriteAsync(BlobArea area, string name, Stream content, BlobWrite write, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    IAsyncEnumerable<BlobEntry> IBlobs.ListAsync(BlobArea area, string prefix, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task IBlobs.DeleteAsync(BlobArea area, string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IBlobLock> IBlobs.LockAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> IMessageQueues.IsEmptyAsync(string queue, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task IMessageQueues.SendAsync(string queue, string message, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ICaseIndex.EnsureAsync(CaseCollection collection, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<CaseId>> ICaseIndex.FindMissingAsync(
        CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ICaseIndex.UpsertAsync(CaseCollection collection, IReadOnlyList<CaseVector> cases, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<CaseMatch>> ICaseIndex.QueryAsync(
        CaseCollection collection, ReadOnlyMemory<float> vector, int count, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task ICaseIndex.DeleteAsync(CaseCollection collection, IReadOnlyList<CaseId> ids, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task ICaseIndex.RemoveAsync(CaseCollection collection, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<long> ICaseIndex.CountAsync(CaseCollection collection, CancellationToken cancellationToken) => throw new NotSupportedException();
}
