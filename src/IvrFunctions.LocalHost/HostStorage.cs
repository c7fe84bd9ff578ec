using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IvrFunctions.LocalHost;

/// <summary>The storage account of <c>AzureWebJobsStorage</c>, and how message texts travel in its queues.</summary>
internal sealed class HostStorage(string connection, bool base64)
{
    private const string ConnectionKey = "AzureWebJobsStorage";

    /// <summary>The service's default is 7 days: too short for a machine that is off over a holiday.</summary>
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly BlobServiceClient blobs = new(connection, Brief(new BlobClientOptions()));
    private readonly QueueServiceClient queues = new(connection, Brief(new QueueClientOptions()));

    /// <exception cref="OptionsValidationException">The connection string is missing or is none.</exception>
    public static HostStorage From(IConfiguration configuration, QueueOptions queues)
    {
        try
        {
            return new HostStorage(configuration[ConnectionKey] ?? "", queues.Base64);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new OptionsValidationException(
                ConnectionKey, typeof(HostStorage), [$"{ConnectionKey} must be a storage connection string, such as UseDevelopmentStorage=true."]);
        }
    }

    /// <summary>What this process sends.</summary>
    public SentMessages Sent { get; } = new();

    public BlobContainerClient GetContainer(string name) => blobs.GetBlobContainerClient(name);

    public QueueClient GetQueue(string name) => queues.GetQueueClient(name);

    /// <summary>Sends a text, creating the queue where it is missing.</summary>
    public Task SendAsync(string queue, string text, CancellationToken cancellationToken) =>
        SendRawAsync(queue, base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text, cancellationToken);

    /// <summary>Sends a body as it stands, creating the queue where it is missing.</summary>
    public async Task SendRawAsync(string queue, string body, CancellationToken cancellationToken)
    {
        var client = GetQueue(queue);
        try
        {
            await client.SendMessageAsync(body, timeToLive: NeverExpires, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await client.SendMessageAsync(body, timeToLive: NeverExpires, cancellationToken: cancellationToken);
        }

        Sent.Add(queue);
    }

    /// <summary>The text of a message's body; <see langword="false"/> where it is not encoded as host.json says.</summary>
    public bool TryDecode(string body, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = base64 ? StrictUtf8.GetString(Convert.FromBase64String(body)) : body;
            return true;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            text = null;
            return false;
        }
    }

    /// <summary>The listeners have their own patience: a request that does not get through soon is asked again by them.</summary>
    private static T Brief<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(15);
        options.Diagnostics.IsLoggingEnabled = false;
        return options;
    }
}
