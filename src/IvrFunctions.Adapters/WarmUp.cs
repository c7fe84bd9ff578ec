using System.Globalization;
using System.Text;
using IvrFunctions.Adapters.BuiltIn;
using IvrFunctions.Adapters.Chroma;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Hosting;

namespace IvrFunctions.Adapters;

/// <summary>
/// Loads and compiles at the start what the first upload would otherwise wait for: DuckDB's library, and the code that reads rows, tells calls and
/// sends vectors. Enough rows for the runtime to compile well what runs for each.
/// </summary>
internal sealed class WarmUp(ICallArchive archive, UploadInspector inspector) : BackgroundService
{
    private const int Rows = 300;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts meanwhile.
        await Task.Yield();
        string[] rows = [.. Enumerable.Range(0, Rows).Select(Row)];
        var vectors = Array.ConvertAll(rows, Embed);
        using (var part = archive.CreatePart())
        {
            foreach (var vector in vectors)
            {
                part.Append(new CallRecord { StartedAt = DateTimeOffset.UnixEpoch }, 0, vector.Id);
            }
        }

        using var content = new UpsertContent(vectors, 0, vectors.Length, base64: true);
        await content.CopyToAsync(Stream.Null, stoppingToken);
        try
        {
            var csv = $"""
                call_id,timestamp,caller_id,call_type,channel,menu_path,failure_step,failure_reason,customer_segment,duration_seconds,outcome,notes
                {string.Join('\n', rows)}

                """;
            await inspector.InspectAsync(name: null, mapping: null, new MemoryStream(Encoding.UTF8.GetBytes(csv)), stoppingToken);
        }
        catch (ServiceUnavailableException)
        {
            // Storage is not there yet: the first upload waits for it anyway.
        }
    }

    /// <summary>By the built-in embedder, also where another is in use: none costs less.</summary>
    private static CaseVector Embed(string text)
    {
        var vector = new float[FeatureHasher.Dimensions];
        FeatureHasher.Embed(text, vector);
        return new CaseVector(CaseId.OfNarrative(text), vector);
    }

    private static string Row(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{number},2025-03-14T09:{number % 60:00}:00,+34600000{number:000},{(number % 2 == 0 ? "billing" : "support")},phone,welcome>billing,{(number % 3 == 0 ? "authentication,timeout" : ",")},premium,{number},{(number % 3 == 0 ? "failed" : "completed")},note {number}");
}
