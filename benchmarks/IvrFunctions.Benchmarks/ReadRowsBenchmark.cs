using BenchmarkDotNet.Attributes;
using CsvHelper;
using IvrFunctions.Adapters.DuckDb;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Benchmarks;

/// <summary>
/// What every row costs in a chunk of the default size, on one core; each method does what the one before does and one step more.
/// </summary>
[MemoryDiagnoser]
[PerSecond("rows")]
public class ReadRowsBenchmark
{
    private const int Rows = 5_000;

    private static readonly PartDatabases Databases = new();

    private readonly Narrator narrator = new(TextLanguage.Es);
    private FilePlan plan = null!;
    private ReadOnlyMemory<byte> chunk;

    [GlobalSetup]
    public async Task GenerateAsync()
    {
        var csv = await GeneratedCalls.ToCsvAsync();
        plan = await GeneratedCalls.PlanAsync(csv, new IvrOptions().ChunkRows);
        var first = plan.Chunks[0];
        chunk = first.Rows == Rows
            ? csv.AsMemory((int)first.Offset, (int)first.Length)
            : throw new InvalidOperationException($"A chunk has {first.Rows} rows by default: count as many here.");
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Parse()
    {
        using var reader = CsvReader.Create(chunk, new CsvReaderOptions { HasHeader = false, Separator = plan.Dialect.Delimiter });
        var fields = 0;
        while (reader.Read())
        {
            fields += reader.FieldCount;
        }

        return fields;
    }

    /// <summary>Maps and redacts: a row becomes a call.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int Map()
    {
        var rows = Open();
        var failed = 0;
        while (rows.Read())
        {
            failed += rows.Call!.IsFailed ? 1 : 0;
        }

        return failed;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Narrate()
    {
        var rows = Open();
        var characters = 0;
        while (rows.Read())
        {
            characters += narrator.Narrate(rows.Call!).Length;
        }

        return characters;
    }

    /// <summary>The key that finds duplicates and the id of the case: two SHA-256.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Identify()
    {
        var rows = Open();
        var seen = new HashSet<ulong>(Rows);
        var cases = new HashSet<CaseId>();
        while (rows.Read())
        {
            seen.Add(CallKey.Of(rows.Call!, rows.RawRow));
            cases.Add(CaseId.OfNarrative(narrator.Narrate(rows.Call!)));
        }

        return seen.Count + cases.Count;
    }

    /// <summary>All of it: the call stands in a new part of the archive, which is not saved.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Append()
    {
        var rows = Open();
        using var part = new ArchivePart(blobs: null!, new PartFiles(blobs: null!, Path.GetTempPath()), Databases);
        var seen = new HashSet<ulong>(Rows);
        var cases = new HashSet<CaseId>();
        while (rows.Read())
        {
            var key = CallKey.Of(rows.Call!, rows.RawRow);
            var id = CaseId.OfNarrative(narrator.Narrate(rows.Call!));
            seen.Add(key);
            cases.Add(id);
            part.Append(rows.Call!, key, id);
        }

        return seen.Count + cases.Count;
    }

    private CallRows Open() => new(chunk, firstRow: 2, plan.Dialect, plan.Mapping, GeneratedCalls.Redactor);
}
