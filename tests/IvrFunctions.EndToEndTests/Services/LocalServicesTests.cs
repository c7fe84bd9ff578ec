using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace IvrFunctions.EndToEndTests.Services;

public sealed class LocalServicesTests(LocalServices services)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Azurite_keeps_blobs_and_queues()
    {
        var container = new BlobContainerClient(services.ConnectionString, "services-tests");
        var queue = new QueueClient(services.ConnectionString, "services-tests");

        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        await container.GetBlobClient("a.txt").UploadAsync(BinaryData.FromString("hola"), overwrite: true, Token);
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        await queue.SendMessageAsync("hola", Token);

        var blob = await container.GetBlobClient("a.txt").DownloadContentAsync(Token);
        var message = await queue.ReceiveMessageAsync(cancellationToken: Token);
        Assert.Equal(("hola", "hola"), (blob.Value.Content.ToString(), message.Value.Body.ToString()));
    }

    [Fact]
    public async Task Azurite_comes_back_with_its_blobs()
    {
        await using var azurite = new AzuriteProcess();
        await azurite.Process.StartAsync(Token);
        var container = new BlobContainerClient(azurite.ConnectionString, "services-tests");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        await container.GetBlobClient("a.txt").UploadAsync(BinaryData.FromString("hola"), Token);

        await azurite.Process.StopAsync();
        await azurite.Process.StartAsync(Token);

        var blob = await container.GetBlobClient("a.txt").DownloadContentAsync(Token);
        Assert.Equal("hola", blob.Value.Content.ToString());
    }
}
