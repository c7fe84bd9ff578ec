using IvrFunctions.Core.Analysis;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.Functions;

/// <summary>Every hour and at the start: deletes the stored analyses that are older than they are kept.</summary>
public sealed class CleanAnalyses(AnalysisCleaner cleaner)
{
    [Function(nameof(CleanAnalyses))]
    public Task RunAsync([TimerTrigger("0 30 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken) =>
        cleaner.CleanAsync(cancellationToken);
}
