using System.Collections.Concurrent;
using System.Text.Json;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.Chroma;

/// <summary>
/// Which of Chroma's collections a <see cref="CaseCollection"/> is. Records are reached by the collection's id, so ids are kept;
/// one that the server no longer knows is looked up anew, once.
/// </summary>
internal sealed partial class CollectionDirectory(
    ChromaClient client, IOptions<ChromaOptions> options, ILogger<CollectionDirectory> logger)
{
    private readonly string prefix = options.Value.Collection;
    private readonly ConcurrentDictionary<string, Guid> ids = new();

    /// <summary>Creates the collection where it is missing.</summary>
    /// <exception cref="EmbedderMismatchException">One of the name exists, made by another embedder.</exception>
    public async Task<Guid> CreateAsync(CaseCollection collection, CancellationToken cancellationToken)
    {
        var found = await client.GetOrCreateCollectionAsync(NameOf(collection), MetadataOf(collection), cancellationToken);
        return Remember(collection, found);
    }

    /// <summary>Runs a write, in a new collection where there is none.</summary>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    public async Task WriteAsync(CaseCollection collection, Func<Guid, Task> write, CancellationToken cancellationToken)
    {
        var id = ids.TryGetValue(NameOf(collection), out var known) ? known : await CreateAsync(collection, cancellationToken);
        try
        {
            await write(id);
        }
        catch (CollectionGoneException)
        {
            // All of it again: what was already written went with the collection.
            Forget(collection, id);
            await write(await CreateAsync(collection, cancellationToken));
        }
    }

    /// <summary>Runs a read or a removal; <paramref name="whenMissing"/> where there is no such collection.</summary>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    public async Task<T> ReadAsync<T>(
        CaseCollection collection, Func<Guid, Task<T>> read, T whenMissing, CancellationToken cancellationToken)
    {
        if (await FindAsync(collection, cancellationToken) is not { } id)
            return whenMissing;
        try
        {
            return await read(id);
        }
        catch (CollectionGoneException)
        {
            Forget(collection, id);
            return await FindAsync(collection, cancellationToken) is { } now ? await read(now) : whenMissing;
        }
    }

    /// <summary>Removes the collection where there is one.</summary>
    public async Task RemoveAsync(CaseCollection collection, CancellationToken cancellationToken)
    {
        var name = NameOf(collection);
        await client.DeleteCollectionAsync(name, cancellationToken);
        ids.TryRemove(name, out _);
    }

    private async ValueTask<Guid?> FindAsync(CaseCollection collection, CancellationToken cancellationToken)
    {
        var name = NameOf(collection);
        if (ids.TryGetValue(name, out var known))
            return known;
        // That there is none is not kept: another instance may be about to create it.
        return await client.FindCollectionAsync(name, cancellationToken) is { } found ? Remember(collection, found) : null;
    }

    private Guid Remember(CaseCollection collection, ChromaCollection found)
    {
        var expected = JsonSerializer.SerializeToElement(MetadataOf(collection), ChromaJson.Default.CollectionMetadata);
        if (!Matches(found.Metadata, expected))
        {
            var actual = found.Metadata?.GetRawText() ?? "no known embedder";
            throw new EmbedderMismatchException(
                $"The collection {found.Name} was made with {actual}; configured is {expected.GetRawText()}.");
        }

        ids[found.Name] = found.Id;
        LogFound(found.Name, found.Id);
        return found.Id;
    }

    private void Forget(CaseCollection collection, Guid id)
    {
        var name = NameOf(collection);
        LogGone(name, id);
        // Only this id: another caller may have found the new one already.
        ids.TryRemove(new(name, id));
    }

    private string NameOf(CaseCollection collection) =>
        $"{prefix}-{collection.Embedder.Fingerprint}-{(collection.Kind == CaseKind.Failed ? "failed" : "other")}";

    private static CollectionMetadata MetadataOf(CaseCollection collection)
    {
        var embedder = collection.Embedder;
        return new(embedder.Provider, embedder.Model, embedder.Digest, embedder.Dimensions, embedder.PrefixVersion);
    }

    private static bool Matches(JsonElement? metadata, JsonElement expected) =>
        metadata is { } there && expected.EnumerateObject().All(
            property => there.TryGetProperty(property.Name, out var value) && JsonElement.DeepEquals(value, property.Value));

    [LoggerMessage(LogLevel.Debug, "Collection {Name} is {Id}.")]
    private partial void LogFound(string name, Guid id);

    [LoggerMessage(LogLevel.Warning, "Collection {Name} is no longer {Id}: deleted by somebody else, or the server's data was reset.")]
    private partial void LogGone(string name, Guid id);
}
