using System.Net;
using System.Text.Json.Nodes;

namespace IvrFunctions.EndToEndTests.Product;

public sealed class AnalysisTests(AnalysisTests.Stored stored) : IClassFixture<AnalysisTests.Stored>
{
    private const string Question =
        """{"call_type":"billing","failure_step":"authentication","failure_reason":"biometric_fail","customer_segment":"premium"}""";

    private readonly RunningProduct product = stored.Product;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Explains_with_exact_figures_and_cited_cases()
    {
        var (status, analysis) = await product.AnalyzeAsync(Question);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, (int)analysis["version"]!);
        Assert.Equal("explained", (string?)analysis["verdict"]);
        Assert.Equal((1000, 400), ((int)analysis["evidence"]!["population"]!["calls"]!, (int)analysis["evidence"]!["population"]!["failed"]!));
        var @case = Assert.Single(analysis["evidence"]!["cases"]!.AsArray(), one => (string?)one!["attributes"]!["failure_reason"] == "biometric_fail");
        Assert.Equal((300, 3), ((int)@case!["calls"]!, @case["sample_call_ids"]!.AsArray().Count));
        var explanation = (string)analysis["explanation"]!;
        Assert.StartsWith("Esta llamada de facturación falló en el paso de autenticación debido a un fallo biométrico.", explanation, StringComparison.Ordinal);
        Assert.Contains("300", explanation, StringComparison.Ordinal);
        Assert.Matches(@"\[F\d+\].*\[C\d+\]", explanation);
        var grounding = analysis["grounding"]!;
        Assert.Equal(((int)grounding["claims"]!, 0, 1.0), ((int)grounding["verified"]!, (int)grounding["dropped"]!, (double)grounding["score"]!));
        Assert.Equal("builtin", (string?)analysis["explained_by"]!["provider"]);
        Assert.Equal("builtin", (string?)analysis["embedded_by"]!["provider"]);
        Assert.False((bool)analysis["degraded"]!);
        Assert.NotNull(analysis["timings_ms"]!["total"]);
    }

    [Fact]
    public async Task Every_citation_is_among_the_evidence()
    {
        var (_, analysis) = await product.AnalyzeAsync(Question);

        var ids = analysis["evidence"]!["facts"]!.AsArray().Concat(analysis["evidence"]!["cases"]!.AsArray()).Select(one => (string)one!["id"]!).ToHashSet();
        var cites = analysis["claims"]!.AsArray().Concat(analysis["recommendations"]!.AsArray()).SelectMany(claim => claim!["cites"]!.AsArray());
        Assert.NotEmpty(ids);
        Assert.All(cites, cite => Assert.Contains((string)cite!, ids));
    }

    [Fact]
    public async Task Answers_a_GET_in_English_as_plain_text()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, "/api/analyze?call_type=billing&failure_step=authentication&failure_reason=biometric_fail&language=en&cases=3");
        request.Headers.Accept.ParseAdd("text/plain");

        using var response = await product.Http.SendAsync(request, Token);

        Assert.Equal(("text/plain", HttpStatusCode.OK), (response.Content.Headers.ContentType!.MediaType, response.StatusCode));
        Assert.StartsWith("This billing call failed at the authentication step", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_many_cases_are_shown_does_not_decide_whether_they_are_enough()
    {
        var (_, analysis) = await product.AnalyzeAsync("""{"failure_reason":"backend_timeout","cases":1}""");

        Assert.Equal("explained", (string?)analysis["verdict"]);
        Assert.Single(analysis["evidence"]!["cases"]!.AsArray());
    }

    [Fact]
    public async Task A_failure_nobody_had_is_insufficient_evidence()
    {
        var (status, analysis) = await product.AnalyzeAsync("""{"call_type":"billing","failure_reason":"alien_abduction"}""");

        Assert.Equal((HttpStatusCode.OK, "insufficient_evidence"), (status, (string?)analysis["verdict"]));
        Assert.Empty(analysis["claims"]!.AsArray());
    }

    [Theory]
    [InlineData("no json", "body")]
    [InlineData("[]", "body")]
    [InlineData("""{"call_type":"billing","color":"red"}""", "color")]
    [InlineData("""{"call_type":7}""", "call_type")]
    [InlineData("""{"question":""}""", "question")]
    [InlineData("""{"call_type":"billing","cases":0}""", "cases")]
    [InlineData("""{"call_type":"billing","cases":51}""", "cases")]
    [InlineData("""{"call_type":"billing","cases":"5"}""", "cases")]
    [InlineData("""{"call_type":"billing","language":"fr"}""", "language")]
    public async Task A_wrong_request_is_a_problem_that_names_the_field(string body, string field)
    {
        using var content = new StringContent(body);
        using var response = await product.Http.PostAsync("/api/analyze", content, Token);

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        Assert.Equal(
            (HttpStatusCode.BadRequest, "application/problem+json", 400, field),
            (response.StatusCode, response.Content.Headers.ContentType!.MediaType, (int)problem["status"]!, (string?)problem["field"]));
    }

    [Fact]
    public async Task A_queued_question_is_answered_in_the_other_queue_and_a_wrong_one_too()
    {
        await product.Queue("ivr-analyze").CreateIfNotExistsAsync(cancellationToken: Token);
        await product.Queue("ivr-analyze").SendMessageAsync($$"""{"version":1,"correlation_id":"good","request":{{Question}}}""", Token);
        await product.Queue("ivr-analyze").SendMessageAsync("""{"version":1,"correlation_id":"bad","request":{"cases":99}}""", Token);

        var answers = new Dictionary<string, JsonNode>();
        while (answers.Count < 2)
        {
            var answer = await RunningProduct.UntilAsync(async () =>
            {
                var queue = product.Queue("ivr-analyzed");
                return await queue.ExistsAsync(Token) ? (await queue.ReceiveMessageAsync(cancellationToken: Token)).Value : null;
            });
            var message = JsonNode.Parse(answer.Body.ToString())!;
            answers[(string)message["correlation_id"]!] = message;
        }

        Assert.Equal("explained", (string?)answers["good"]["analysis"]!["verdict"]);
        Assert.Equal("cases", (string?)answers["bad"]["error"]!["field"]);
    }

    [Fact]
    public async Task Health_says_what_answers_and_which_models_are_used()
    {
        using var response = await product.Http.GetAsync("/api/health", Token);

        var health = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        Assert.Equal((HttpStatusCode.OK, "healthy"), (response.StatusCode, (string?)health["status"]));
        Assert.Equal("builtin", (string?)health["services"]!["models"]!["provider"]);
    }

    public sealed class Stored : IAsyncLifetime
    {
        public RunningProduct Product { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Product.InitializeAsync();
            var status = await Product.IngestAsync("calls.csv", CallLog.Calls(1000));
            Assert.Equal("completed", (string?)status["state"]);
        }

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }
}
