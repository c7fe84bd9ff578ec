using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using IvrFunctions.EndToEndTests.Ollama;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>How answers are given: as events, later, once more; and what becomes of a model's answer that never ends well.</summary>
public sealed class AnswerTests(AnswerTests.Stored stored) : IClassFixture<AnswerTests.Stored>
{
    private const string Good =
        """
        {"claims":[{"text":"Hay 400 fallos en las 1.000 llamadas del archivo.","cites":["F1"]}],
         "root_cause":{"text":"un fallo biométrico en el paso de autenticación","cites":["C1"]},"recommendations":[],"confidence":"medium"}
        """;

    private readonly RunningProduct product = stored.Product;
    private readonly ScriptedOllama ollama = stored.Ollama;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_stream_gives_the_evidence_then_the_words_of_the_model_then_the_verified_result()
    {
        ollama.Chat.Enqueue(ScriptedReply.Say(Good));

        var events = await ReadEventsAsync(Question("¿Por qué fallan?"));

        Assert.Equal(["evidence", "token", "result"], events.Select(item => item.EventType).Distinct());
        Assert.Equal(1000, (int)JsonNode.Parse(events[0].Data)!["population"]!["calls"]!);
        Assert.Equal(Good, string.Concat(events.Where(item => item.EventType == "token").Select(item => (string?)JsonNode.Parse(item.Data)!["text"])));
        var result = JsonNode.Parse(events[^1].Data)!;
        Assert.Contains("400 fallos", (string)result["explanation"]!, StringComparison.Ordinal);
        Assert.Equal("ollama", (string?)result["explained_by"]!["provider"]);
    }

    [Fact]
    public async Task A_question_that_is_wrong_is_a_problem_and_no_stream()
    {
        using var response = await PostAsync("""{"cases":0}""", "text/event-stream");

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_client_that_leaves_stops_the_model()
    {
        var hold = new Hold();
        ollama.Chat.Enqueue(ScriptedReply.Say(Good) with { AfterFirstWord = hold.UntilClientLeavesAsync });
        using (var response = await PostAsync(Question("¿Quién se va?"), "text/event-stream"))
        {
            await hold.Reached.WaitAsync(Token);
        }

        await hold.ClientLeft.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task One_who_leaves_does_not_stop_the_model_for_another()
    {
        var before = ollama.Chat.Requests;
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        ollama.Chat.Enqueue(ScriptedReply.Say(Good) with
        {
            AfterFirstWord = async leaving =>
            {
                reached.TrySetResult();
                await goOn.Task.WaitAsync(leaving);
            },
        });
        var question = Question("¿Quién se queda?");
        using var leaver = await PostAsync(question, "text/event-stream");
        await reached.Task.WaitAsync(Token);
        using var stayer = await PostAsync(question, "text/event-stream");
        await using var stream = await stayer.Content.ReadAsStreamAsync(Token);
        await using var events = SseParser.Create(stream).EnumerateAsync(Token).GetAsyncEnumerator(Token);
        // The first word was said before this one came: now both wait for the rest.
        while (await events.MoveNextAsync() && events.Current.EventType != "token")
        {
        }

        leaver.Dispose();
        goOn.SetResult();
        while (await events.MoveNextAsync() && events.Current.EventType != "result")
        {
        }

        Assert.Contains("400 fallos", events.Current.Data, StringComparison.Ordinal);
        Assert.Equal(1, ollama.Chat.Requests - before);
    }

    [Fact]
    public async Task An_answer_is_given_again_without_the_model_and_anew_where_that_is_asked_for()
    {
        var before = ollama.Chat.Requests;
        ollama.Chat.Default = ScriptedReply.Say(Good);
        var question = Question("¿Otra vez?");

        var (_, first) = await product.AnalyzeAsync(question);
        var (_, again) = await product.AnalyzeAsync(question);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/analyze") { Content = new StringContent(question) };
        request.Headers.CacheControl = new() { NoCache = true };
        using var response = await product.Http.SendAsync(request, Token);
        var fresh = (await response.Content.ReadFromJsonAsync<JsonNode>(Token))!;

        Assert.Equal((false, true, false), ((bool)first["cached"]!, (bool)again["cached"]!, (bool)fresh["cached"]!));
        Assert.Equal((string?)first["explanation"], (string?)again["explanation"]);
        Assert.Equal(2, ollama.Chat.Requests - before);
    }

    [Fact]
    public async Task An_answer_that_is_wanted_later_is_fetched_and_a_past_one_is_found_by_its_id()
    {
        ollama.Chat.Default = ScriptedReply.Say(Good);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/analyze") { Content = new StringContent(Question("¿Más tarde?")) };
        request.Headers.Add("Prefer", "respond-async");

        using var accepted = await product.Http.SendAsync(request, Token);
        var answer = await RunningProduct.UntilAsync(async () =>
        {
            var body = await product.Http.GetFromJsonAsync<JsonNode>(accepted.Headers.Location, Token);
            return (string?)body!["state"] is "completed" or "failed" ? body : null;
        });
        var past = await product.Http.GetFromJsonAsync<JsonNode>($"/api/analyses/{(string?)answer["analysis_id"]}", Token);

        Assert.Equal(
            (HttpStatusCode.Accepted, "respond-async"), (accepted.StatusCode, accepted.Headers.GetValues("Preference-Applied").Single()));
        Assert.StartsWith("/api/analyses/", accepted.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(("completed", "explained"), ((string?)answer["state"], (string?)answer["verdict"]));
        Assert.Equal(answer.ToJsonString(), past!.ToJsonString());
        Assert.Equal(("es", "¿Más tarde?", 42), ((string?)past["provenance"]!["language"], (string?)past["provenance"]!["question"], (int)past["provenance"]!["seed"]!));
    }

    [Fact]
    public async Task An_analysis_that_never_was_is_not_found()
    {
        using var response = await product.Http.GetAsync("/api/analyses/0123456789abcdef0123456789abcdef", Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("endless")]
    [InlineData("cut")]
    [InlineData("error line")]
    [InlineData("never done")]
    [InlineData("no JSON")]
    public async Task A_model_that_ends_badly_leaves_the_template_explanation(string how)
    {
        ollama.Chat.Default = how switch
        {
            "endless" => ScriptedReply.Say("{\"claims\":[" + string.Concat(Enumerable.Repeat("{\"text\":\"Fallan 777 llamadas\",\"cites\":[\"F1\"]},", 5_000))),
            "cut" => ScriptedReply.Break(Good[..60], ScriptedEnding.TooLong),
            "error line" => ScriptedReply.Break(Good[..60], ScriptedEnding.ErrorLine),
            "never done" => ScriptedReply.Break(Good, ScriptedEnding.NotDone),
            _ => ScriptedReply.Say("Fallan 777 llamadas [F1]"),
        };

        var (_, analysis) = await product.AnalyzeAsync(Question($"¿Y si acaba mal ({how})?"));

        Assert.Equal((true, "builtin"), ((bool)analysis["degraded"]!, (string?)analysis["explained_by"]!["provider"]));
        Assert.DoesNotContain("777", (string)analysis["explanation"]!, StringComparison.Ordinal);
        Assert.Single(analysis["warnings"]!.AsArray());
    }

    private static string Question(string text) => new JsonObject
    {
        ["question"] = text,
        ["failure_step"] = "authentication",
        ["failure_reason"] = "biometric_fail",
    }.ToJsonString();

    private async Task<List<SseItem<string>>> ReadEventsAsync(string question)
    {
        using var response = await PostAsync(question, "text/event-stream");
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        await using var stream = await response.Content.ReadAsStreamAsync(Token);
        var events = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Token)) events.Add(item);
        return events;
    }

    private async Task<HttpResponseMessage> PostAsync(string question, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/analyze")
        {
            Content = new StringContent(question, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd(accept);
        return await product.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    public sealed class Stored : IAsyncLifetime
    {
        public RunningProduct Product { get; } = new();

        internal ScriptedOllama Ollama { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ollama = await ScriptedOllama.StartAsync();
            Product.Settings["Ivr__Models"] = "ollama";
            Product.Settings["Ollama__Url"] = Ollama.Url.ToString();
            await Product.InitializeAsync();
            var status = await Product.IngestAsync("calls.csv", CallLog.Calls(1000));
            Assert.Equal("completed", (string?)status["state"]);

            // It asks the models too.
            await Product.WaitForReportAsync((string)status["id"]!);
        }

        public async ValueTask DisposeAsync()
        {
            await Product.DisposeAsync();
            await Ollama.DisposeAsync();
        }
    }
}
