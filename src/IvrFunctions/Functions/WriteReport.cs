using IvrFunctions.Core.Reports;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Calls were ingested: writes their report to <c>ivr-reports</c> and tells <c>ivr-reported</c>.</summary>
public sealed class WriteReport(ReportWriter writer)
{
    [Function(nameof(WriteReport))]
    [QueueOutput("ivr-reported")]
    public async Task<string[]> RunAsync([QueueTrigger("ivr-ingested")] string message, CancellationToken cancellationToken) =>
        await writer.WriteAsync(message, cancellationToken) is { } reported ? [reported] : [];
}
