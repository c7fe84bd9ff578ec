using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Cli.Commands;

/// <summary>Begins an ingestion, by an upload or by trying again, and watches it.</summary>
internal sealed class IngestionRun(ApiConnection connection, CommandServices services)
{
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);

    /// <summary>When the app had taken the upload.</summary>
    public DateTimeOffset AcceptedAt { get; private set; }

    /// <summary>Gives the ingestion as it ended.</summary>
    public Task<IngestionStatus> RunAsync(FileInfo file, string name, string? mapping, CancellationToken cancellationToken) =>
        WatchAsync(
            () => new CallUpload(connection.Api, connection.Storage, services.Time).SendAsync(file, name, mapping, cancellationToken),
            cancellationToken);

    /// <summary>Tries a failed ingestion again and gives it as it ended.</summary>
    public Task<IngestionStatus> RetryAsync(string id, CancellationToken cancellationToken) =>
        WatchAsync(() => connection.Api.RetryAsync(id, cancellationToken), cancellationToken);

    private Task<IngestionStatus> WatchAsync(Func<Task<string>> begin, CancellationToken cancellationToken) =>
        IngestionProgress.RunAsync(services.Console, async progress =>
        {
            var path = await begin();
            AcceptedAt = services.Time.GetUtcNow();
            while (true)
            {
                var ingestion = await connection.Api.GetIngestionAsync(path, cancellationToken);
                progress.Show(ingestion);
                if (ingestion.IsOver)
                    return ingestion;
                await Task.Delay(PauseBefore(ingestion.SecondsLeft, services.Time.GetUtcNow() - AcceptedAt), services.Time, cancellationToken);
            }
        });

    /// <summary>Each question costs the app what the ingestion could use: few while it has long to go, more as its end comes near.</summary>
    private static TimeSpan PauseBefore(long? secondsLeft, TimeSpan elapsed)
    {
        var pause = secondsLeft is { } left ? TimeSpan.FromSeconds(left) / 4 : elapsed / 20;
        return TimeSpan.FromTicks(Math.Clamp(pause.Ticks, MinPause.Ticks, MaxPause.Ticks));
    }
}
