using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace IvrFunctions.Adapters.Chroma;

/// <summary>
/// How long to go on trying. Every request may be sent again: writes carry their ids, so twice is the same as once.
/// </summary>
internal static class ChromaResilience
{
    /// <summary>A server busy with an index of many records answers late rather than not at all.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Leaves a caller that must answer within minutes room to do so.</summary>
    public static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(75);

    /// <summary>Four waits from a quarter of a second, doubling: about 4 s in all, and a local server restarts within 2 s.</summary>
    public const int Retries = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);

    private static readonly HttpRequestOptionsKey<bool> OnceKey = new("chroma.once");

    /// <summary>Marks a request that asks whether the server answers now.</summary>
    public static HttpRequestMessage Once(this HttpRequestMessage request)
    {
        request.Options.Set(OnceKey, true);
        return request;
    }

    /// <summary>Whether a status means that the same request may succeed later.</summary>
    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        pipeline
            .AddTimeout(TotalTimeout)
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstDelay,
                UseJitter = true,
                // A proxy may name any time; the queue's own retries are the place for long waits.
                ShouldRetryAfterHeader = false,
                ShouldHandle = args => ValueTask.FromResult(
                    HttpClientResiliencePredicates.IsTransient(args.Outcome) && !IsOnce(args.Context)),
            })
            .AddTimeout(AttemptTimeout);
    }

    private static bool IsOnce(ResilienceContext context) =>
        context.GetRequestMessage() is { } request && request.Options.TryGetValue(OnceKey, out var once) && once;
}
