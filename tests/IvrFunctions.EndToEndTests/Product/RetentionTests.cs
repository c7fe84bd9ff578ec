using System.Net;

namespace IvrFunctions.EndToEndTests.Product;

public sealed class RetentionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_analysis_that_is_older_than_it_is_kept_is_deleted()
    {
        await using var product = new RunningProduct();
        // Some milliseconds: the sweep at the start comes once, and a host may start again within a second.
        product.Settings["Ivr__AnalysisDays"] = "0.0000001";
        await product.InitializeAsync();
        await product.IngestAsync("calls.csv", CallLog.Calls(100));
        var (_, analysis) = await product.AnalyzeAsync("""{"failure_reason":"biometric_fail"}""");
        var address = $"/api/analyses/{(string?)analysis["analysis_id"]}";
        using var stored = await product.Http.GetAsync(address, Token);

        // The sweep is hourly, and at the start.
        await product.Host.StopAsync();
        await product.StartHostAsync();
        await RunningProduct.UntilAsync(async () =>
        {
            using var later = await product.Http.GetAsync(address, Token);
            return later.StatusCode == HttpStatusCode.NotFound ? "deleted" : null;
        });

        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
    }
}
