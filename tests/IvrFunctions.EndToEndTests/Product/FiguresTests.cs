using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace IvrFunctions.EndToEndTests.Product;

public sealed class FiguresTests(FiguresTests.Stored stored) : IClassFixture<FiguresTests.Stored>
{
    private readonly RunningProduct product = stored.Product;

    [Fact]
    public async Task The_scorecard_counts_the_calls_of_a_period_and_the_one_before()
    {
        var (status, summary) = await product.GetAsync("/api/summary?call_type=Billing&from=2025-03-04&to=2025-03-05&language=en");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(
                    """
                    {"version":1,"filter":{"call_type":"billing"},
                     "current":{"period":{"from":"2025-03-04T00:00:00","to":"2025-03-05T00:00:00"},"calls":40,
                       "completed":{"calls":0,"of":40,"rate":0},
                       "contained":{"calls":20,"of":40,"rate":0.5},
                       "contained_without_call_back":{"calls":10,"of":20,"rate":0.5},"contained_untraceable":0,"contained_recently":10,
                       "transferred":{"calls":10,"of":40,"rate":0.25},
                       "failed":{"calls":10,"of":40,"rate":0.25},"abandoned":{"calls":0,"of":40,"rate":0},"unknown":{"calls":0,"of":40,"rate":0},
                       "repeats":{"calls":20,"of":40,"rate":0.5},"repeat_callers":20,"untraceable":0,
                       "retried":{"calls":10,"of":40,"rate":0.25},"retries":20,
                       "duration_seconds":{"calls":40,"median":45,"p95":90},"wait_seconds":{"calls":0,"median":null,"p95":null}},
                     "previous":{"period":{"from":"2025-03-03T00:00:00","to":"2025-03-04T00:00:00"},"calls":10,
                       "completed":{"calls":0,"of":10,"rate":0},
                       "contained":{"calls":10,"of":10,"rate":1},
                       "contained_without_call_back":{"calls":10,"of":10,"rate":1},"contained_untraceable":0,"contained_recently":0,
                       "transferred":{"calls":0,"of":10,"rate":0},
                       "failed":{"calls":0,"of":10,"rate":0},"abandoned":{"calls":0,"of":10,"rate":0},"unknown":{"calls":0,"of":10,"rate":0},
                       "repeats":{"calls":0,"of":10,"rate":0},"repeat_callers":0,"untraceable":0,
                       "retried":{"calls":0,"of":10,"rate":0},"retries":0,
                       "duration_seconds":{"calls":10,"median":30,"p95":30},"wait_seconds":{"calls":0,"median":null,"p95":null}},
                     "warnings":["Calls contained less than 24 hours before the last of the archive, whose callers may still call back: 10."]}
                    """),
                summary),
            summary.ToJsonString());
    }

    [Fact]
    public async Task The_flow_tells_what_happened_at_each_step()
    {
        var (status, flow) = await product.GetAsync("/api/flow?from=2025-03-04&to=2025-03-05");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["main 40 went on 40", "autenticación 40 failed 10 went on 30", "saldo 20 completed 20", "agentes 10 transferred 10"],
            flow["current"]!["steps"]!.AsArray().Select(step => Describe(step!)));
        Assert.Equal(
            """[{"reason":"biometric_fail","failed":10,"hung_up":0}]""", flow["current"]!["steps"]![1]!["reasons"]!.ToJsonString());
        Assert.Equal(10, (int)flow["previous"]!["calls"]!);
    }

    [Theory]
    [InlineData("/api/summary?color=red", "color")]
    [InlineData("/api/summary?call_type=sales", "call_type")]
    [InlineData("/api/summary?from=2025-03-05&to=2025-03-04", "to")]
    [InlineData("/api/flow?from=yesterday", "from")]
    [InlineData("/api/flow?period=7", "period")]
    public async Task A_wrong_request_is_a_problem_that_names_the_parameter(string address, string field)
    {
        using var response = await product.Http.GetAsync(address, TestContext.Current.CancellationToken);

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(
            (HttpStatusCode.BadRequest, "application/problem+json", 400, field),
            (response.StatusCode, response.Content.Headers.ContentType!.MediaType, (int)problem["status"]!, (string?)problem["field"]));
    }

    private static string Describe(JsonNode step)
    {
        var text = new StringBuilder($"{step["step"]} {step["reached"]}");
        foreach (var name in new[] { "failed", "hung_up", "transferred", "completed", "unknown", "failed_before", "went_on" })
        {
            if ((int)step[name]! > 0)
                text.Append(CultureInfo.InvariantCulture, $" {name.Replace('_', ' ')} {step[name]}");
        }

        return text.ToString();
    }

    public sealed class Stored : StoredCalls
    {
        protected override async Task StoreAsync()
        {
            var (_, empty) = await Product.GetAsync("/api/summary?period=7d");
            Assert.Equal(0, (int)empty["current"]!["calls"]!);
            await IngestAsync("menu.csv", Calls());
        }

        /// <summary>
        /// Twenty callers. Ten call on 3 March and, more than a day later, twice on the 4th; ten call on the 4th alone, and again
        /// after the IVR contained their first call.
        /// </summary>
        private static string Calls()
        {
            var csv = new StringBuilder("call_id,timestamp,caller_id,call_type,menu_path,failure_step,failure_reason,duration_seconds,retries,outcome\n");
            for (var i = 0; i < 10; i++)
            {
                csv.Append(CultureInfo.InvariantCulture, $"a{i},2025-03-03 08:00:0{i},60011122{i},billing,main>autenticación>saldo,,,30,0,contained\n");
                csv.Append(CultureInfo.InvariantCulture, $"b{i},2025-03-04 09:00:0{i},60011122{i},billing,main>autenticación,autenticación,biometric_fail,30,2,failed\n");
                csv.Append(CultureInfo.InvariantCulture, $"c{i},2025-03-04 21:00:0{i},60011122{i},billing,main>autenticación>saldo,,,60,0,contained\n");
                csv.Append(CultureInfo.InvariantCulture, $"d{i},2025-03-04 22:00:0{i},60055566{i},billing,main>autenticación>agentes,,,90,0,transferred\n");
                csv.Append(CultureInfo.InvariantCulture, $"e{i},2025-03-04 10:00:0{i},60055566{i},billing,main>autenticación>saldo,,,30,0,contained\n");
            }

            return csv.ToString();
        }
    }
}
