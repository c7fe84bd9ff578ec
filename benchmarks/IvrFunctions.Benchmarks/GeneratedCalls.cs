using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ingestion.Mapping;

namespace IvrFunctions.Benchmarks;

/// <summary>The calls of <c>ivr generate --seed 1</c>, in memory: the same on every machine.</summary>
internal static class GeneratedCalls
{
    public const int Rows = 20_000;

    public static Redactor Redactor { get; } = new("a key for benchmarks only");

    public static async Task<byte[]> ToCsvAsync(int rows = Rows)
    {
        using var csv = new MemoryStream();
        await CallGenerator.WriteAsync(csv, rows, seed: 1, CancellationToken.None);
        return csv.ToArray();
    }

    public static Task<FilePlan> PlanAsync(byte[] csv, int chunkRows) =>
        new FilePlanner(chunkRows).PlanAsync(_ => Task.FromResult<Stream>(new MemoryStream(csv)), MappingOverride.None, CancellationToken.None);

    public static async Task<IReadOnlyList<CallRecord>> ReadAsync(int rows)
    {
        var csv = await ToCsvAsync(rows);
        var plan = await PlanAsync(csv, chunkRows: rows);
        var calls = new List<CallRecord>(rows);
        foreach (var range in plan.Chunks)
        {
            var reader = new CallRows(
                csv.AsMemory((int)range.Offset, (int)range.Length), range.FirstRow, plan.Dialect, plan.Mapping, Redactor);
            while (reader.Read())
            {
                calls.Add(reader.Call!);
            }
        }

        return calls;
    }
}
