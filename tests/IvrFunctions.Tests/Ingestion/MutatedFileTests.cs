using System.Globalization;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Tests.Ingestion;

/// <summary>
/// Damaged files for ten seconds: each is ingested with every row accounted for, or refused with a reason.
/// <c>IVR_FUZZ_SEED</c> begins with the file of a seed.
/// </summary>
public sealed class MutatedFileTests(ITestOutputHelper output)
{
    private const int FilesPerHarness = 50;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_damaged_file_is_accounted_for_or_refused()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("IVR_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next(1_000_000);
        var started = TimeProvider.System.GetTimestamp();
        var (files, completed) = (0, 0);
        while (TimeProvider.System.GetElapsedTime(started) < Time)
        {
            await using var harness = new IngestionHarness(chunkRows: 10);
            for (var i = 0; i < FilesPerHarness && TimeProvider.System.GetElapsedTime(started) < Time; i++, seed++, files++)
            {
                completed += await IngestAsync(harness, seed) ? 1 : 0;
            }
        }

        output.WriteLine($"{files} files, {completed} of them ingested, the next would be IVR_FUZZ_SEED {seed}");
        Assert.InRange(completed, 1, files - 1);
    }

    private static async Task<bool> IngestAsync(IngestionHarness harness, int seed)
    {
        var random = new Random(seed);
        IngestionStatus status;
        try
        {
            status = await harness.IngestAsync("calls.csv", MutatedCsv.Mutate(new GeneratedCsv(random).Bytes, random));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"IVR_FUZZ_SEED {seed} ends with an exception.", e);
        }

        Assert.Equal((seed, true), (seed, status.State is IngestionState.Completed or IngestionState.Failed));
        Assert.Equal((seed, status.RowsRead), (seed, status.CallsStored + status.RowsRejected + status.Duplicates));
        if (status.State == IngestionState.Failed)
        {
            Assert.Equal((seed, false), (seed, string.IsNullOrEmpty(status.Error)));
            return false;
        }

        var snapshot = await harness.Archive.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal((seed, status.CallsStored), (seed, snapshot.Population.Calls));
        return true;
    }
}
