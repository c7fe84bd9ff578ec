using System.Globalization;
using System.Text;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Tests.Ingestion;

public sealed class SeveralRowsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_one_call_are_one_call_with_the_story_of_all()
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync("steps.csv", Steps(60));

        Assert.Equal((180L, 60L, 0L, 120L), (status.RowsRead, status.CallsStored, status.RowsRejected, status.Duplicates));
        Assert.Contains(status.Warnings, warning => warning.StartsWith(
            "Rows with one call id are read as one call (180 of the first 180 rows share their call id", StringComparison.Ordinal));
        Assert.Equal("step", status.Mapping[CallField.MenuPath]);
        var snapshot = await harness.Archive.OpenAsync(Token);
        Assert.Equal((60L, 30L), (snapshot.Population.Calls, snapshot.Population.Failed));
        var failed = (await snapshot.FindCallAsync("c2", Token))!;
        Assert.Equal(
            ("WELCOME>AUTH>PAY", "PAY", "card declined", CallOutcome.Failed, 35, "08:02:00"),
            (failed.MenuPath, failed.FailureStep, failed.FailureReason, failed.Outcome, failed.DurationSeconds!.Value, failed.StartedAt.ToString("HH:mm:ss", CultureInfo.InvariantCulture)));
        var fine = (await snapshot.FindCallAsync("c1", Token))!;
        Assert.Equal(("WELCOME>AUTH>PAY", null, null, CallOutcome.Completed), (fine.MenuPath, fine.FailureStep, fine.FailureReason, fine.Outcome));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(113)]
    public async Task No_chunk_ends_within_a_call(int chunkRows)
    {
        await using var harness = new IngestionHarness(chunkRows);

        var status = await harness.IngestAsync("steps.csv", Steps(400));

        Assert.Equal((1200L, 400L, 800L), (status.RowsRead, status.CallsStored, status.Duplicates));
        Assert.True(status.ChunksTotal > 5);
        var snapshot = await harness.Archive.OpenAsync(Token);
        var paths = await snapshot.CountAsync(Core.Ports.CallFilter.All, Core.Ports.CallFilter.All, [[CallAttributes.MenuPath]], Token);
        Assert.Equal(("WELCOME>AUTH>PAY", 400L), (Assert.Single(paths).Values[CallAttributes.MenuPath], paths[0].Calls));
    }

    [Fact]
    public async Task A_chunk_delivered_twice_changes_nothing()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var first = await harness.IngestAsync("steps.csv", Steps(100));

        var second = await harness.IngestAsync("steps.csv", Steps(100) + "c999,2025-03-02 08:00:00,600123456,HELLO,OK,,1\n");

        Assert.Equal((100L, 101L), (first.CallsStored, second.CallsStored));
        Assert.Equal(101, (await harness.Archive.OpenAsync(Token)).Population.Calls);
    }

    [Fact]
    public async Task Rows_of_a_call_far_apart_in_the_file_never_count_twice()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        await harness.UploadAsync("_mapping.json", """{"*":{"group_rows":true}}""");
        var rows = Steps(200).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var byStep = rows.Skip(1).OrderBy(row => row.Split(',')[3], StringComparer.Ordinal);

        var status = await harness.IngestAsync("steps.csv", string.Join('\n', byStep.Prepend(rows[0])));

        Assert.Equal((600L, 200L, 0L, 400L), (status.RowsRead, status.CallsStored, status.RowsRejected, status.Duplicates));
        Assert.Equal(200, (await harness.Archive.OpenAsync(Token)).Population.Calls);
    }

    [Fact]
    public async Task The_mapping_can_say_that_each_row_is_a_call()
    {
        await using var harness = new IngestionHarness();
        await harness.UploadAsync("_mapping.json", """{"*":{"group_rows":false}}""");

        var status = await harness.IngestAsync("steps.csv", Steps(60));

        Assert.Equal((180L, 180L, 0L), (status.RowsRead, status.CallsStored, status.Duplicates));
        Assert.DoesNotContain(status.Warnings, warning => warning.Contains("read as one call", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_that_is_used_again_on_another_day_is_another_call()
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync("steps.csv", Steps(30) + string.Join('\n', Steps(30, day: 2).Split('\n').Skip(1)));

        Assert.Equal((180L, 60L, 120L), (status.RowsRead, status.CallsStored, status.Duplicates));
    }

    [Fact]
    public async Task Ids_that_merely_repeat_stay_calls_of_their_own()
    {
        await using var harness = new IngestionHarness();
        var csv = new StringBuilder("call_id,timestamp,phone,call_type,outcome\n");
        for (var i = 0; i < 200; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"c{i / 2},2025-03-{1 + (i % 2 * 7):00} 08:{i % 60:00}:00,60012{i:0000},billing,failed\n");
        }

        var status = await harness.IngestAsync("calls.csv", csv.ToString());

        Assert.Equal((200L, 200L, 0L), (status.RowsRead, status.CallsStored, status.Duplicates));
    }

    /// <summary>Three rows a call; of every second call the last step fails.</summary>
    private static string Steps(int calls, int day = 1)
    {
        var csv = new StringBuilder("call_id,timestamp,caller,step,result,reason,duration_seconds\n");
        var start = new DateTime(2025, 3, day, 8, 0, 0, DateTimeKind.Unspecified);
        for (var i = 0; i < calls; i++)
        {
            string At(int seconds) => start.AddMinutes(i).AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"c{i},{At(0)},60012345{i % 10},WELCOME,OK,,10\n");
            csv.Append(CultureInfo.InvariantCulture, $"c{i},{At(10)},60012345{i % 10},AUTH,OK,,20\n");
            csv.Append(CultureInfo.InvariantCulture, $"c{i},{At(30)},60012345{i % 10},PAY,{(i % 2 == 0 ? "ERROR,card declined" : "OK,")},{5 + (i % 2)}\n");
        }

        return csv.ToString();
    }
}
