using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;

namespace IvrFunctions.Cli.Commands;

/// <summary>Uploads a file and watches its ingestion.</summary>
internal sealed class IngestionRun(ApiConnection connection, CommandServices services)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>When the app had taken the upload.</summary>
    public long AcceptedAt { get; private set; }

    /// <summary>Gives the ingestion as it ended.</summary>
    public Task<IngestionReply> RunAsync(FileInfo file, string name, CancellationToken cancellationToken) =>
        IngestionProgress.RunAsync(services.Console, async progress =>
        {
            var upload = new CallUpload(connection.Api, connection.Storage, services.Time);
            var path = await upload.SendAsync(file, name, cancellationToken);
            AcceptedAt = services.Time.GetTimestamp();
            while (true)
            {
                var ingestion = await connection.Api.GetIngestionAsync(path, cancellationToken);
                progress.Show(ingestion);
                if (ingestion.HasEnded)
                    return ingestion;
                await Task.Delay(Pause, services.Time, cancellationToken);
            }
        });
}
