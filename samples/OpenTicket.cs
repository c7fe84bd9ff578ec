using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace Samples;

/// <summary>Where tickets are opened: yours.</summary>
public interface ITickets
{
    /// <summary>Opens a ticket, or leaves the one with this key as it is.</summary>
    Task OpenOnceAsync(string key, string title, string text, CancellationToken cancellationToken);
}

/// <summary>
/// A function of another app that opens a ticket where IvrFunctions found a root cause. Its <c>AzureWebJobsStorage</c> is the storage
/// account of IvrFunctions; with one of its own, add <c>Connection = "…"</c> to the trigger.
/// </summary>
public sealed class OpenTicket(ITickets tickets)
{
    [Function(nameof(OpenTicket))]
    public async Task RunAsync([QueueTrigger("ivr-analyzed")] string message, CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(message);
        if (!answer.RootElement.TryGetProperty("analysis", out var analysis)
            || analysis.GetProperty("verdict").GetString() != "explained"
            || analysis.GetProperty("root_cause").GetString() is not { } cause)
        {
            // An error, or too little evidence: nothing that a ticket could say.
            return;
        }

        // The id is the same for the same question on the same calls: a message that comes twice opens one ticket.
        await tickets.OpenOnceAsync(
            analysis.GetProperty("analysis_id").GetString()!, cause, analysis.GetProperty("explanation").GetString()!, cancellationToken);
    }
}
