using IvrFunctions.Core;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Cli.Measurement;

/// <summary>The stage that is all the app's own: rows read, mapped, redacted and narrated, on one core, with nothing stored.</summary>
internal static class StageRun
{
    /// <summary>Goes through a file chunk by chunk and gives the rows a second.</summary>
    public static async Task<double> RunAsync(FileInfo file, TimeProvider time, CancellationToken cancellationToken)
    {
        var plan = await new FilePlanner(new IvrOptions().ChunkRows).PlanAsync(
            _ => Task.FromResult<Stream>(file.OpenRead()), MappingOverride.None, cancellationToken);
        await using var csv = file.OpenRead();
        using var redactor = new Redactor("a key for measurements only");
        var narrator = new Narrator(TextLanguage.Es);
        var (rows, characters, elapsed) = (0L, 0L, TimeSpan.Zero);
        foreach (var range in plan.Chunks)
        {
            var bytes = new byte[range.Length];
            csv.Position = range.Offset;
            await csv.ReadExactlyAsync(bytes, cancellationToken);

            var since = time.GetTimestamp();
            var calls = new CallRows(bytes, range.FirstRow, plan.Dialect, plan.Mapping, redactor);
            while (calls.Read())
            {
                rows++;
                characters += calls.Call is { } call ? narrator.Narrate(call).Length : 0;
            }

            elapsed += time.GetElapsedTime(since);
        }

        return characters == 0 ? 0 : rows / elapsed.TotalSeconds;
    }
}
