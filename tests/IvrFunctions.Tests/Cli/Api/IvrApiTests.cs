using System.Net;
using IvrFunctions.Cli;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Commands;

namespace IvrFunctions.Tests.Cli.Api;

public sealed class IvrApiTests
{
    [Fact]
    public async Task Names_the_field_of_a_request_that_is_refused()
    {
        var api = Api(new HttpDouble().On(
            "POST /api/analyze", """{"title":"The request is not valid.","status":400,"detail":"Expected 1 to 50.","field":"cases"}""",
            HttpStatusCode.BadRequest, "application/problem+json"));

        var error = await Assert.ThrowsAsync<CliException>(
            () => api.AnalyzeAsync(new AnalysisRequest { Cases = 90 }, TestContext.Current.CancellationToken));

        Assert.Equal("400 The request is not valid. (cases): Expected 1 to 50.", error.Message);
    }

    [Fact]
    public async Task Says_when_to_try_again()
    {
        var api = Api(new HttpDouble().On("GET /api/ingestions", () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
        {
            Content = new StringContent(
                """{"title":"A service is not available.","detail":"chroma does not answer"}""",
                new System.Net.Http.Headers.MediaTypeHeaderValue("application/problem+json")),
            Headers = { RetryAfter = new(TimeSpan.FromSeconds(5)) },
        }));

        var error = await Assert.ThrowsAsync<CliException>(() => api.GetIngestionsAsync(TestContext.Current.CancellationToken));

        Assert.Equal("503 A service is not available.: chroma does not answer Try again in 5 s.", error.Message);
    }

    [Fact]
    public async Task Says_where_nothing_answers()
    {
        var api = Api(new HttpDouble().On("GET /api/health", () => throw new HttpRequestException("Connection refused")));

        var error = await Assert.ThrowsAsync<CliException>(() => api.GetHealthAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Nothing answers at http://127.0.0.1:7071/: Connection refused Is ivr up running?", error.Message);
    }

    [Fact]
    public async Task An_unhealthy_app_is_an_answer_too()
    {
        var api = Api(new HttpDouble().On(
            "GET /api/health", """{"status":"unhealthy","services":{"chroma":{"status":"unhealthy","detail":"no answer"}}}""",
            HttpStatusCode.ServiceUnavailable));

        var health = await api.GetHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("unhealthy", "no answer"), (health.Status, health.Services!["chroma"].Detail));
    }

    [Theory]
    [InlineData("http://127.0.0.1:7071", "http://127.0.0.1:7071/")]
    [InlineData("http://127.0.0.1:7071/api/", "http://127.0.0.1:7071/")]
    [InlineData("https://host/app", "https://host/app/")]
    public void Takes_an_address_with_and_without_its_path(string text, string address) =>
        Assert.Equal(new Uri(address), ApiOption.Parse(text));

    [Theory]
    [InlineData("7071")]
    [InlineData("ftp://host")]
    public void Refuses_what_is_no_address(string text) => Assert.Throws<CliException>(() => ApiOption.Parse(text));

    private static IvrApi Api(HttpDouble http) => new(http.Client(), new Uri("http://127.0.0.1:7071"));
}
