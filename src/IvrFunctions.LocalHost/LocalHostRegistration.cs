using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace IvrFunctions.LocalHost;

internal static class LocalHostRegistration
{
    /// <summary>What the listeners may take after the drain period to give their messages back.</summary>
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(15);

    /// <summary>Adds the listeners of these functions; <see cref="HttpFunctions"/> is mapped by the caller.</summary>
    /// <param name="drain">How long running functions may go on after the host was asked to stop.</param>
    public static IServiceCollection AddFunctions(
        this IServiceCollection services, FunctionIndex functions, HostJson host, TimeSpan drain)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(functions).AddSingleton(host);
        services.AddSingleton(provider => HostStorage.From(provider.GetRequiredService<IConfiguration>(), host.Queues));
        SentMessages.ListenTo(services);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DrainPeriod>(provider, drain));
        services.AddSingleton<FunctionRunner>().AddSingleton<BlobFunctions>().AddSingleton<HttpFunctions>();
        services.Configure<HostOptions>(options =>
        {
            options.ServicesStopConcurrently = true;
            options.ShutdownTimeout = drain + TimeToSettle;
        });

        foreach (var (function, trigger) in functions.TriggeredBy<QueueTriggerAttribute>())
        {
            services.AddQueue(host.Queues, provider =>
            {
                var runner = provider.GetRequiredService<FunctionRunner>();
                return QueueSource.WithPoisonQueue(trigger.QueueName, (text, token) => runner.RunAsync(function, text, token));
            });
        }

        foreach (var (function, trigger) in functions.TriggeredBy<TimerTriggerAttribute>())
            services.AddListener<TimerListener>(function, trigger);

        foreach (var (function, trigger) in functions.TriggeredBy<BlobTriggerAttribute>())
            services.AddListener<BlobListener>(function, BlobPath.Parse(trigger.BlobPath), host.Blobs);

        if (functions.TriggeredBy<BlobTriggerAttribute>().Any())
        {
            services.AddQueue(host.Blobs.ToQueueOptions(host.Queues), provider => new QueueSource(
                BlobFunctions.Queue, BlobFunctions.PoisonQueue, provider.GetRequiredService<BlobFunctions>().RunAsync));
        }

        return services;
    }

    private static void AddQueue(this IServiceCollection services, QueueOptions options, Func<IServiceProvider, QueueSource> source) =>
        services.AddSingleton<IHostedService>(
            provider => ActivatorUtilities.CreateInstance<QueueListener>(provider, source(provider), options));

    private static void AddListener<T>(this IServiceCollection services, params object[] arguments)
        where T : class, IHostedService =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<T>(provider, arguments));
}
