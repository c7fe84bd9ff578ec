using IvrFunctions.Core.Ingestion;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>
/// Every minute and at the start: plans the uploads that the blob trigger missed (it compares times in whole seconds),
/// and completes what crashes left half done.
/// </summary>
public sealed class SweepUploads(UploadSweeper sweeper)
{
    [Function(nameof(SweepUploads))]
    public Task RunAsync([TimerTrigger("0 * * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken) =>
        sweeper.SweepAsync(cancellationToken);
}
