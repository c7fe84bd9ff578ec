using System.Text;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Hosting;

namespace IvrFunctions.Adapters;

/// <summary>
/// Loads at the start what the first upload would otherwise wait for: DuckDB's library, and the code that reads rows and tells calls.
/// </summary>
internal sealed class WarmUp(ICallArchive archive, UploadInspector inspector) : BackgroundService
{
    private const string Rows = """
        call_id,timestamp,caller_id,call_type,channel,menu_path,failure_step,failure_reason,customer_segment,duration_seconds,outcome,notes
        1,2025-03-14T09:30:00,+34600000000,billing,phone,welcome>billing,authentication,timeout,premium,61,failed,first
        2,2025-03-14T09:31:00,+34600000001,support,phone,welcome>support,,,standard,75,completed,second

        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts meanwhile.
        await Task.Yield();
        using (var part = archive.CreatePart())
        {
            part.Append(new CallRecord { StartedAt = DateTimeOffset.UnixEpoch }, 0, default);
        }

        try
        {
            await inspector.InspectAsync(name: null, mapping: null, new MemoryStream(Encoding.UTF8.GetBytes(Rows)), stoppingToken);
        }
        catch (ServiceUnavailableException)
        {
            // Storage is not there yet: the first upload waits for it anyway.
        }
    }
}
