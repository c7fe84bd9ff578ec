using CsvHelper;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Ingestion;

/// <summary>A file read in chunks holds what CsvHelper reads from it in one go.</summary>
public sealed class PlainReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Chunks_of_any_size_hold_the_rows_of_the_whole_file(int chunkRows)
    {
        await using var harness = new IngestionHarness(chunkRows);
        for (var seed = 0; seed < 6; seed++)
        {
            var csv = new GeneratedCsv(new Random((chunkRows * 100) + seed));
            var expected = ReadPlain(csv);

            var status = await harness.IngestAsync("calls.csv", csv.Bytes);

            var stored = new List<(string?, string?, CallOutcome, string?)>();
            var parts = (await harness.Get<Core.Ingestion.SourceCatalog>().ReadAsync(Token)).Parts;
            await foreach (var (_, call) in harness.Archive.ReadCasesAsync(parts, Token))
            {
                stored.Add((call.CallId, call.FailureReason, call.Outcome, call.Notes));
            }

            Assert.Equal((seed, (long)expected.Count), (seed, status.CallsStored));
            Assert.Equal(expected.OrderBy(row => row.Item1, StringComparer.Ordinal), stored.OrderBy(row => row.Item1, StringComparer.Ordinal));
        }
    }

    private static List<(string?, string?, CallOutcome, string?)> ReadPlain(GeneratedCsv csv)
    {
        using var reader = CsvReader.Create(csv.Bytes, new CsvReaderOptions { HasHeader = true, Separator = csv.Separator });
        var rows = new List<(string?, string?, CallOutcome, string?)>();
        while (reader.Read())
        {
            rows.Add((Text(0), Text(2), Text(3) == "failed" ? CallOutcome.Failed : CallOutcome.Completed, Text(4)));
        }

        return rows;

        string? Text(int column) => reader.GetString(column).Trim() is { Length: > 0 } text ? text : null;
    }
}
