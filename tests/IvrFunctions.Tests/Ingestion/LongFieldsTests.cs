using System.Text;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Tests.Ingestion;

public sealed class LongFieldsTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("notes")]
    [InlineData("carrier dump")]
    public async Task A_field_of_1_MB_is_read_whole_and_its_neighbours_with_it(string column)
    {
        await using var harness = new IngestionHarness(chunkRows: 2);
        var field = new StringBuilder();
        while (field.Length < Megabyte)
        {
            field.Append("Sí, \"\"dijo\"\";\r\nllamar mañana, por favor. ");
        }

        var csv = $"call_id,timestamp,call_type,outcome,{column}\n";
        for (var i = 0; i < 5; i++)
        {
            csv += $"c{i},2025-03-01 08:00:0{i},billing,failed,\"{(i % 2 == 1 ? field : "short")}\"\n";
        }

        var status = await harness.IngestAsync("calls.csv", csv);

        Assert.Equal((IngestionState.Completed, 5L, 5L, 0L, 3), (status.State, status.RowsRead, status.CallsStored, status.RowsRejected, status.ChunksTotal));
        var call = (await (await harness.Archive.OpenAsync(Token)).FindCallAsync("c3", Token))!;
        var text = column == "notes" ? call.Notes : call.Extras![column];
        Assert.Equal(field.ToString().Replace("\"\"", "\"", StringComparison.Ordinal).Trim(), text);
    }
}
