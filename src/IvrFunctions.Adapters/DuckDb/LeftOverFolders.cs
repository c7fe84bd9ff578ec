using Microsoft.Extensions.Hosting;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>Removes the folders of processes that were killed, beside the start: they may hold gigabytes.</summary>
internal sealed class LeftOverFolders(TimeProvider time) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => TemporaryFolder.RemoveLeftOvers(time), stoppingToken);
}
