using System.Globalization;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>
/// Processes killed at random moments, 25 rounds in all: whatever dies, every call is there once afterwards, and the vector store
/// holds the stories in use and no others. <c>IVR_KILL_SEED</c> repeats the run of a seed.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Seed = int.TryParse(
        Environment.GetEnvironmentVariable("IVR_KILL_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next(1_000_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_killed_at_any_moment_loses_and_repeats_nothing()
    {
        await using var product = await StartAsync();
        var rounds = new KillRounds(product, Seed, output);
        for (var round = 0; round < 9; round++)
        {
            await rounds.UploadAsync();
            await rounds.WaitAsync();
            await product.Host.KillAsync();
            await product.StartHostAsync();
            await rounds.CheckAsync();
        }
    }

    [Fact]
    public async Task Two_hosts_of_which_either_is_killed_do_the_work_of_one()
    {
        await using var product = await StartAsync();
        await using var second = await product.StartSecondHostAsync();
        var rounds = new KillRounds(product, Seed + 1, output);
        for (var round = 0; round < 6; round++)
        {
            await rounds.UploadAsync();
            await rounds.WaitAsync();
            await rounds.DeliverAgainAsync();
            if (round % 2 == 0)
            {
                await second.KillAsync();
                await rounds.CheckAsync();
                await second.StartAsync(Token);
            }
            else
            {
                await product.Host.KillAsync();
                await product.StartHostAsync();
                await rounds.CheckAsync();
            }
        }
    }

    [Fact]
    public async Task A_vector_store_killed_at_any_moment_has_every_story_afterwards()
    {
        await using var product = await StartAsync();
        var rounds = new KillRounds(product, Seed + 2, output);
        for (var round = 0; round < 6; round++)
        {
            await rounds.UploadAsync();
            await rounds.WaitAsync();
            await product.Chroma.Process.KillAsync();
            await product.Chroma.Process.StartAsync(Token);
            await rounds.CheckAsync();
        }
    }

    [Fact]
    public async Task A_storage_emulator_killed_after_an_upload_has_every_call_afterwards()
    {
        await using var product = await StartAsync();
        var rounds = new KillRounds(product, Seed + 3, output);
        for (var round = 0; round < 4; round++)
        {
            await rounds.UploadAsync();

            // What it confirmed a moment ago it may forget, the upload too.
            await Task.Delay(TimeSpan.FromSeconds(2), Token);
            await rounds.WaitAsync();
            await product.Azurite.Process.KillAsync();
            await product.Azurite.Process.StartAsync(Token);
            await rounds.CheckAsync();
        }
    }

    private static async Task<RunningProduct> StartAsync()
    {
        var product = new RunningProduct();
        product.Settings["Ivr__ChunkRows"] = "500";
        await product.InitializeAsync();
        return product;
    }
}
