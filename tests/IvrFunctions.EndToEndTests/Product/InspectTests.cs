using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace IvrFunctions.EndToEndTests.Product;

public sealed class InspectTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_told_as_it_will_be_ingested_and_nothing_is_stored()
    {
        var csv = CallLog.Calls(50, "i") + "i900,not a time,,billing,phone,,,,,completed,\n";

        var (status, found) = await InspectAsync("?name=inspected.csv", csv);
        var list = await product.Http.GetFromJsonAsync<JsonNode>("/api/ingestions", Token);
        var ingested = await product.IngestAsync("inspected.csv", csv);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True((bool)found["accepted"]!);
        Assert.DoesNotContain(list!["ingestions"]!.AsArray(), one => (string?)one!["source"] == "inspected.csv");
        Assert.Equal(
            ((int)ingested["rows_read"]!, (int)ingested["calls_stored"]!, (int)ingested["rows_rejected"]!),
            ((int)found["rows"]!, (int)found["calls"]!, (int)found["rows_rejected"]!));
        Assert.Equal(ingested["mapping_details"]!.ToJsonString(), found["mapping"]!.ToJsonString());
        Assert.Equal(ingested["dialect"]!.ToJsonString(), found["dialect"]!.ToJsonString());
        Assert.Equal(ingested["warnings"]!.ToJsonString(), found["warnings"]!.ToJsonString());
        Assert.Equal((52, "timestamp"), ((int)found["rejects"]![0]!["row"]!, (string?)found["rejects"]![0]!["column"]));
        Assert.StartsWith("Llamada", (string?)found["samples"]![0]!["narrative"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\u0089PNG\r\n\0\0\0IHDR", "zero bytes")]
    [InlineData("Fecha,Total llamadas,Llamadas atendidas\n2025-03-01,120,100\n2025-03-02,130,99\n2025-03-03,90,80\n", "no call log")]
    public async Task What_would_be_refused_is_an_answer_with_the_reason(string body, string reason)
    {
        var (status, found) = await InspectAsync("?name=refused.csv", body);

        Assert.Equal((HttpStatusCode.OK, false), (status, (bool)found["accepted"]!));
        Assert.Contains(reason, (string?)found["refusal"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?name=x.csv&mapping={", "mapping")]
    [InlineData("?name=..%2Fx.csv", "name")]
    public async Task What_cannot_be_asked_is_a_problem_that_names_the_parameter(string query, string field)
    {
        var (status, problem) = await InspectAsync(query, CallLog.Calls(1));

        Assert.Equal((HttpStatusCode.BadRequest, field), (status, (string?)problem["field"]));
    }

    [Fact]
    public async Task A_mapping_given_with_an_upload_decides_how_it_is_read()
    {
        const string Mapping = """{"queue":"Categoría","outcomes":{"failed":["Rechazada"]},"time_zone":"Europe/Madrid"}""";
        using var content = new StringContent("id,fecha,categoría,resultado\nz1,2025-07-01 08:00:00,ñu,Rechazada\nz2,2025-07-01 08:00:00,ñu,Completada\n", Encoding.UTF8);

        using var response = await product.Http.PostAsync($"/api/calls?name=given.csv&mapping={Uri.EscapeDataString(Mapping)}", content, Token);
        var status = await product.WaitForEndAsync(response.Headers.Location!.ToString());

        Assert.Equal(
            ("completed", "categoría", "given by the user"),
            ((string?)status["state"], (string?)status["mapping"]!["queue"], (string?)status["mapping_details"]!["queue"]!["reason"]));
        var (_, found) = await InspectAsync($"?mapping={Uri.EscapeDataString(Mapping)}", "id,fecha,categoría,resultado\nz1,2025-07-01 08:00:00,ñu,Rechazada\n");
        Assert.Equal(("2025-07-01T08:00:00+02:00", "failed"), ((string?)found["samples"]![0]!["started_at"], (string?)found["samples"]![0]!["outcome"]));
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> InspectAsync(string query, string csv)
    {
        using var content = new StringContent(csv);
        using var response = await product.Http.PostAsync($"/api/inspect{query}", content, Token);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!);
    }
}
