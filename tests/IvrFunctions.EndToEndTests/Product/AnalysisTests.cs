using System.Net;
using System.Text.Json.Nodes;
using IvrFunctions.EndToEndTests.LocalHost;

namespace IvrFunctions.EndToEndTests.Product;

public sealed class AnalysisTests(AnalysisTests.Stored stored) : IClassFixture<AnalysisTests.Stored>
{
    private const string Question =
        """{"call_type":"billing","failure_step":"authentication","failure_reason":"biometric_fail","customer_segment":"premium"}""";

    private readonly RunningProduct product = stored.Product;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestQueue Questions => new(product.Azurite.ConnectionString, "ivr-analyze");

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
    public async Task A_column_of_the_upload_that_has_no_field_is_a_group_like_any_other()
    {
        var (status, analysis) = await product.AnalyzeAsync("""{"failure_reason":"biometric_fail","version_ivr":"4.2"}""");

        Assert.Equal((HttpStatusCode.OK, "explained"), (status, (string?)analysis["verdict"]));
        Assert.Equal((500, 200), FiguresOf("version_ivr", analysis));
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
        await Questions.SendAsync($$"""{"version":1,"correlation_id":"good","request":{{Question}}}""");
        await Questions.SendAsync("""{"version":1,"correlation_id":"bad","request":{"cases":99}}""");

        var answers = await TakeAnswersAsync(2);

        Assert.Equal("explained", (string?)answers["good"]["analysis"]!["verdict"]);
        Assert.Equal("cases", (string?)answers["bad"]["error"]!["field"]);
    }

    [Fact]
    public async Task Several_questions_of_one_message_are_answered_a_message_each_and_a_wrong_one_spoils_none()
    {
        await Questions.SendAsync(
            $$$"""
            {"version":1,"correlation_id":"whole","questions":[
              {"correlation_id":"first","request":{{{Question}}}},
              {"correlation_id":"wrong","request":{"color":"red"}},
              {"request":{"failure_reason":"backend_timeout","version_ivr":"4.1"}}]}
            """);

        var answers = await TakeAnswersAsync(3);

        Assert.Equal(["first", "whole", "wrong"], answers.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith(
            "Esta llamada de facturación falló en el paso de autenticación", (string)answers["first"]["analysis"]!["explanation"]!, StringComparison.Ordinal);
        Assert.Equal(
            """{"version":1,"correlation_id":"wrong","error":{"title":"The request is not valid.","field":"color","detail":"color is not a field of an analysis."}}""",
            answers["wrong"].ToJsonString());
        Assert.Equal((500, 100), FiguresOf("version_ivr", answers["whole"]["analysis"]!));
    }

    [Fact]
    public async Task Health_says_what_answers_and_which_models_are_used()
    {
        using var response = await product.Http.GetAsync("/api/health", Token);

        var health = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        Assert.Equal((HttpStatusCode.OK, "healthy"), (response.StatusCode, (string?)health["status"]));
        Assert.Equal("builtin", (string?)health["services"]!["models"]!["provider"]);
    }

    /// <summary>Calls and failures asked about of the group that the question names by this attribute.</summary>
    private static (int Calls, int Hits) FiguresOf(string attribute, JsonNode analysis)
    {
        var fact = Assert.Single(analysis["evidence"]!["facts"]!.AsArray(), fact => fact!["about"]!.AsObject().Select(about => about.Key).SequenceEqual([attribute]));
        return ((int)fact!["values"]!["calls"]!, (int)fact["values"]!["hits"]!);
    }

    /// <summary>That many answers from the queue, by correlation id.</summary>
    private async Task<Dictionary<string, JsonNode>> TakeAnswersAsync(int count)
    {
        var queue = new TestQueue(product.Azurite.ConnectionString, "ivr-analyzed");
        var answers = new Dictionary<string, JsonNode>();
        while (answers.Count < count)
        {
            var message = JsonNode.Parse(await queue.TakeAsync())!;
            answers[(string)message["correlation_id"]!] = message;
        }

        return answers;
    }

    public sealed class Stored : StoredCalls
    {
        protected override Task StoreAsync() => IngestAsync("calls.csv", WithVersion(CallLog.Calls(1000)));

        /// <summary>The calls with a column that holds no field: the first, third and so on have version 4.2.</summary>
        private static string WithVersion(string csv) => string.Concat(
            csv.TrimEnd().Split('\n').Select((line, i) => $"{line},{(i == 0 ? "Versión IVR" : i % 2 == 1 ? "4.2" : "4.1")}\n"));
    }
}
