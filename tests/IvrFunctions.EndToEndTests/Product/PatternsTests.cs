using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace IvrFunctions.EndToEndTests.Product;

public sealed class PatternsTests(PatternsTests.Stored stored) : IClassFixture<PatternsTests.Stored>
{
    private readonly RunningProduct product = stored.Product;

    [Fact]
    public async Task The_cause_is_found_with_its_figures_and_trend()
    {
        var (status, report) = await product.GetAsync("/api/patterns?failure_step=pin&from=2025-03-15&to=2025-03-29");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"failure_step":"pin"}""", report["target"]!.ToJsonString());
        Assert.Equal("""{"calls":2000,"failed":500,"rate":0.25}""", report["population"]!.ToJsonString());
        var pattern = Assert.Single(report["patterns"]!.AsArray())!;
        Assert.Equal("""{"region":"sur"}""", pattern["conditions"]!.ToJsonString());
        Assert.Equal((500, 275, 0.55, 0.15), ((int)pattern["calls"]!, (int)pattern["failed"]!, (double)pattern["rate"]!, (double)pattern["rate_elsewhere"]!));
        Assert.Equal("new", (string?)pattern["trend"]!["state"]);
        Assert.Equal((500, 75), ((int)pattern["trend"]!["previous"]!["calls"]!, (int)pattern["trend"]!["previous"]!["failed"]!));
    }

    [Fact]
    public async Task The_moment_at_which_the_rate_rose_is_told_with_its_source()
    {
        var (_, report) = await product.GetAsync("/api/patterns?language=en");

        var change = Assert.Single(report["change_points"]!.AsArray())!;
        Assert.StartsWith("2025-03-1", (string?)change["time"], StringComparison.Ordinal);
        Assert.Equal("late.csv", (string?)change["sources"]![0]!["source"]);
        Assert.Equal("late.csv", (string?)Assert.Single(report["patterns"]!.AsArray())!["sources"]![0]!["source"]);
    }

    [Fact]
    public async Task An_answer_has_all_that_the_contract_promises()
    {
        var (status, report) = await product.GetAsync("/api/patterns?from=2025-03-15&to=2025-03-29&limit=2&dimensions=region,hour_band,call_language&language=en");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["population", "patterns", "filter", "target", "period", "dimensions", "current", "previous", "gone", "change_points", "warnings"],
            report.AsObject().Select(field => field.Key));
        Assert.Equal("""["region","hour_band","language"]""", report["dimensions"]!.ToJsonString());
        Assert.Equal(
            [
                "conditions", "calls", "failed", "rate", "rate_interval", "rate_elsewhere", "lift", "lift_interval", "p_value", "q_value",
                "excess_failures", "trend", "change_points",
            ],
            report["patterns"]![0]!.AsObject().Select(field => field.Key));
    }

    [Theory]
    [InlineData("/api/patterns?color=red", "color")]
    [InlineData("/api/patterns?dimensions=color", "dimensions")]
    [InlineData("/api/patterns?from=2025-03-05&to=2025-03-04", "to")]
    [InlineData("/api/patterns?outcome=completed", "outcome")]
    [InlineData("/api/patterns?limit=many", "limit")]
    public async Task A_wrong_request_is_a_problem_that_names_the_parameter(string address, string field)
    {
        var (status, problem) = await product.GetAsync(address);

        Assert.Equal((HttpStatusCode.BadRequest, field), (status, (string?)problem["field"]));
    }

    public sealed class Stored : StoredCalls
    {
        protected override async Task StoreAsync()
        {
            Assert.Equal(HttpStatusCode.OK, (await Product.GetAsync("/api/patterns?period=7d")).Status);
            await IngestAsync("early.csv", Calls(day: 1, rateInTheSouth: 3));
            await IngestAsync("late.csv", Calls(day: 15, rateInTheSouth: 11));
        }

        /// <summary>2,000 calls of two weeks: 3 of 20 fail at the PIN, in the south so many of 20.</summary>
        private static string Calls(int day, int rateInTheSouth)
        {
            var csv = new StringBuilder("call_id,timestamp,region,language,failure_step,outcome\n");
            string[] regions = ["norte", "sur", "este", "oeste"];
            for (var i = 0; i < 2_000; i++)
            {
                var time = new DateTime(2025, 3, day).AddSeconds(i * 604.8).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                var fails = i / 4 * 7 % 20 < (i % 4 == 1 ? rateInTheSouth : 3);
                csv.Append(CultureInfo.InvariantCulture, $"{day}-{i},{time},{regions[i % 4]},{(i % 3 == 0 ? "ca" : "es")},{(fails ? "pin,failed" : ",completed")}\n");
            }

            return csv.ToString();
        }
    }
}
