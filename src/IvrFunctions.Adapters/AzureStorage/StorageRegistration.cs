using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.AzureStorage;

public static class StorageRegistration
{
    /// <summary>Registers <see cref="IBlobs"/> and <see cref="IMessageQueues"/> on the account of <c>AzureWebJobsStorage</c>.</summary>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddOptions<StorageOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton(provider => new BlobServiceClient(ConnectionOf(provider), Configure(new BlobClientOptions())));
        services.AddSingleton(provider => new QueueServiceClient(
            ConnectionOf(provider), Configure(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 })));
        services.AddSingleton<AzureBlobs>().AddSingleton<IBlobs>(provider => provider.GetRequiredService<AzureBlobs>());
        services.AddSingleton<IUploadAddresses, AzureUploadAddresses>();
        services.AddSingleton<AzureQueues>().AddSingleton<IMessageQueues>(provider => provider.GetRequiredService<AzureQueues>());
        services.AddHostedService<StorageSetup>();
        return services;
    }

    private static string ConnectionOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value.AzureWebJobsStorage;

    /// <summary>
    /// Four tries within some three seconds: an analysis must say soon that storage is away; ingestion has the queue's retries.
    /// </summary>
    private static T Configure<T>(T options) where T : ClientOptions
    {
        options.Retry.MaxRetries = 3;
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.Delay = TimeSpan.FromMilliseconds(300);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        options.Diagnostics.IsLoggingEnabled = false;
        return options;
    }
}
