using System.Text;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Conformance;

/// <summary>What every <see cref="IBlobs"/> does; run for the double and for Azurite.</summary>
public abstract class BlobsConformance
{
    protected abstract IBlobs Blobs { get; }

    /// <summary>Lets the lock's holder lose it.</summary>
    protected abstract Task LoseLockAsync(string name);

    /// <summary>A folder of this test's own.</summary>
    protected string Folder { get; } = $"t{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_what_was_written_with_its_etag_and_metadata()
    {
        var etag = await WriteAsync("a.txt", "hola", new BlobWrite { Metadata = new Dictionary<string, string> { ["rows"] = "7" } });

        var content = await Blobs.ReadAsync(BlobArea.State, $"{Folder}/a.txt", null, Token);
        var entry = await Blobs.FindAsync(BlobArea.State, $"{Folder}/a.txt", Token);

        Assert.Equal("hola", Encoding.UTF8.GetString(content!.Data.Span));
        Assert.Equal(etag, content.ETag);
        Assert.Equal((etag, 4L, "7"), (entry!.ETag, entry.Length, entry.Metadata["rows"]));
    }

    [Fact]
    public async Task Finds_nothing_where_there_is_nothing()
    {
        Assert.Null(await Blobs.FindAsync(BlobArea.State, $"{Folder}/none", Token));
        Assert.Null(await Blobs.ReadAsync(BlobArea.State, $"{Folder}/none", null, Token));
        await Blobs.DeleteAsync(BlobArea.State, $"{Folder}/none", Token);
    }

    [Fact]
    public async Task Does_not_read_again_what_the_reader_has()
    {
        var etag = await WriteAsync("a", "1", BlobWrite.Always);

        Assert.Null(await Blobs.ReadAsync(BlobArea.State, $"{Folder}/a", etag, Token));

        await WriteAsync("a", "2", BlobWrite.Always);
        Assert.NotNull(await Blobs.ReadAsync(BlobArea.State, $"{Folder}/a", etag, Token));

        await Blobs.DeleteAsync(BlobArea.State, $"{Folder}/a", Token);
        await Assert.ThrowsAsync<BlobChangedException>(() => Blobs.ReadAsync(BlobArea.State, $"{Folder}/a", etag, Token));
    }

    [Fact]
    public async Task Writes_only_where_the_conditions_hold()
    {
        var first = await WriteAsync("a", "1", BlobWrite.OnlyIfAbsent);
        await Assert.ThrowsAsync<BlobChangedException>(() => WriteAsync("a", "2", BlobWrite.OnlyIfAbsent));

        await WriteAsync("a", "3", new BlobWrite { IfMatch = first });
        await Assert.ThrowsAsync<BlobChangedException>(() => WriteAsync("a", "4", new BlobWrite { IfMatch = first }));
        await Assert.ThrowsAsync<BlobChangedException>(() => WriteAsync("none", "5", new BlobWrite { IfMatch = first }));

        var content = await Blobs.ReadAsync(BlobArea.State, $"{Folder}/a", null, Token);
        Assert.Equal("3", Encoding.UTF8.GetString(content!.Data.Span));
    }

    [Fact]
    public async Task Streams_a_range_of_the_version_asked_for_only()
    {
        var etag = await WriteAsync("a", "0123456789", BlobWrite.Always);

        Assert.Equal("345", await ReadRangeAsync(etag, 3, 3));
        Assert.Equal("789", await ReadRangeAsync(etag, 7, null));

        await WriteAsync("a", "abcdefghij", BlobWrite.Always);
        await Assert.ThrowsAsync<BlobChangedException>(() => ReadRangeAsync(etag, 3, 3));
        Assert.Equal("abcdefghij", await ReadRangeAsync(etag: null, 0, null));
        await Blobs.DeleteAsync(BlobArea.State, $"{Folder}/a", Token);
        await Assert.ThrowsAsync<BlobChangedException>(() => ReadRangeAsync(etag, 3, 3));
        await Assert.ThrowsAsync<BlobChangedException>(() => ReadRangeAsync(etag: null, 0, null));
    }

    [Fact]
    public async Task Lists_a_prefix_in_order_with_metadata()
    {
        await WriteAsync("b/2", "xx", new BlobWrite { Metadata = new Dictionary<string, string> { ["k"] = "v" } });
        await WriteAsync("b/1", "x", BlobWrite.Always);
        await WriteAsync("c", "x", BlobWrite.Always);

        var listed = new List<BlobEntry>();
        await foreach (var entry in Blobs.ListAsync(BlobArea.State, $"{Folder}/b/", Token))
        {
            listed.Add(entry);
        }

        Assert.Equal([($"{Folder}/b/1", 1L), ($"{Folder}/b/2", 2L)], listed.Select(entry => (entry.Name, entry.Length)));
        Assert.Equal("v", listed[1].Metadata["k"]);
    }

    [Fact]
    public async Task A_lock_is_held_by_one_at_a_time()
    {
        var first = await Blobs.LockAsync(Folder, Token);
        var second = Blobs.LockAsync(Folder, Token);
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();

        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_lost_lock_says_so_and_cannot_free_that_of_another()
    {
        var first = await Blobs.LockAsync(Folder, Token);
        await first.ThrowIfLostAsync(Token);

        await LoseLockAsync(Folder);
        var second = await Blobs.LockAsync(Folder, Token);
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => first.ThrowIfLostAsync(Token));
        await first.DisposeAsync();

        await second.ThrowIfLostAsync(Token);
        var third = Blobs.LockAsync(Folder, Token);
        Assert.False(third.IsCompleted);
        await second.DisposeAsync();
        await (await third).DisposeAsync();
    }

    private async Task<string> WriteAsync(string name, string text, BlobWrite write)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Blobs.WriteAsync(BlobArea.State, $"{Folder}/{name}", content, write, Token);
    }

    private async Task<string> ReadRangeAsync(string? etag, long offset, long? length)
    {
        await using var stream = await Blobs.OpenReadAsync(BlobArea.State, $"{Folder}/a", etag, offset, length, Token);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Token);
    }
}
