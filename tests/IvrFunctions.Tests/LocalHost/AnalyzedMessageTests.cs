using System.Text;
using System.Text.Json.Nodes;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Functions.Messages;

namespace IvrFunctions.Tests.LocalHost;

public sealed class AnalyzedMessageTests
{
    [Fact]
    public void Gives_the_correlation_id_back_with_the_analysis()
    {
        var message = JsonNode.Parse(AnalyzedMessage.Write("abc", Analysis(cases: 2, narrativeLength: 10)))!;

        Assert.Equal(
            (1, "abc", "a1", 2, 10, 0),
            ((int)message["version"]!, (string)message["correlation_id"]!, (string)message["analysis"]!["analysis_id"]!,
                Cases(message).Count, ((string)Cases(message)[0]!["narrative"]!).Length, message["analysis"]!["warnings"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(50, 2_000, 50)]
    [InlineData(400, 1_000, 3)]
    public void Leaves_out_narratives_then_cases_where_it_is_too_large_for_a_message(int cases, int narrativeLength, int casesLeft)
    {
        var text = AnalyzedMessage.Write("abc", Analysis(cases, narrativeLength));

        var message = JsonNode.Parse(text)!;
        Assert.InRange(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Length, 1, 65_536);
        Assert.Equal((casesLeft, ""), (Cases(message).Count, (string)Cases(message)[0]!["narrative"]!));
        Assert.Single(message["analysis"]!["warnings"]!.AsArray());
    }

    [Fact]
    public void Names_the_field_of_a_request_that_is_not_valid() => Assert.Equal(
        """{"version":1,"correlation_id":"abc","error":{"title":"The request is not valid.","field":"cases","detail":"Too many."}}""",
        AnalyzedMessage.Write("abc", new InvalidRequestException("cases", "Too many.")));

    [Theory]
    [InlineData("no JSON", "message")]
    [InlineData("[]", "message")]
    [InlineData("null", "version")]
    [InlineData("""{"version":2,"request":{}}""", "version")]
    public void Refuses_a_message_of_another_shape(string text, string field)
    {
        var exception = Assert.Throws<InvalidRequestException>(() => AnalyzeMessage.Parse(text));

        Assert.Equal(field, exception.Field);
    }

    [Fact]
    public void Refuses_a_message_without_a_request()
    {
        var message = AnalyzeMessage.Parse("""{"version":1,"correlation_id":"abc"}""");

        var exception = Assert.Throws<InvalidRequestException>(() => message.ToQuestions()[0].RequestUtf8);

        Assert.Equal("request", exception.Field);
    }

    [Fact]
    public void Hands_on_the_request_as_it_stands()
    {
        var message = AnalyzeMessage.Parse("""{"version":1,"correlation_id":"abc","request":{"question":"¿por qué?","cases":3}}""");

        Assert.Equal("abc", message.CorrelationId);
        Assert.Equal("¿por qué?", (string)JsonNode.Parse(message.ToQuestions()[0].RequestUtf8.Span)!["question"]!);
    }

    [Fact]
    public void Gives_each_of_several_questions_its_own_correlation_id_or_the_messages()
    {
        var message = AnalyzeMessage.Parse(
            """{"version":1,"correlation_id":"all","questions":[{"correlation_id":"a","request":{"question":"x"}},{"request":{"question":"y"}}]}""");

        Assert.Equal(["a", "all"], message.ToQuestions().Select(question => question.CorrelationId));
    }

    [Theory]
    [InlineData("""{"version":1,"questions":[]}""")]
    [InlineData("""{"version":1,"questions":[{"request":{}}],"request":{}}""")]
    public void Refuses_a_message_with_no_question_or_with_both_forms(string text)
    {
        var exception = Assert.Throws<InvalidRequestException>(() => AnalyzeMessage.Parse(text).ToQuestions());

        Assert.Equal("questions", exception.Field);
    }

    [Fact]
    public void Writes_letters_as_they_are() => Assert.Contains(
        "¿Por qué?", AnalyzedMessage.Write(null, new InvalidRequestException("question", "¿Por qué?")), StringComparison.Ordinal);

    private static JsonArray Cases(JsonNode message) => message["analysis"]!["evidence"]!["cases"]!.AsArray();

    private static AnalysisResult Analysis(int cases, int narrativeLength) => new()
    {
        AnalysisId = "a1",
        Verdict = AnalysisVerdict.Explained,
        Explanation = "",
        Claims = [],
        Recommendations = [],
        Evidence = new AnalysisEvidence(
            new EvidencePopulation(0, 0, null, null),
            [],
            [
                .. Enumerable.Range(1, cases).Select(number => new SimilarCase(
                    $"C{number}", new string('0', 32), 0.9, 1, [], new Dictionary<string, string>(), new string('x', narrativeLength))),
            ]),
        Grounding = new Grounding(0, 0, 0, 1),
        ExplainedBy = new ModelReference("builtin", "templates", "1"),
        Degraded = false,
        Warnings = [],
        TimingsMs = new AnalysisTimings(0, 0, 0, 0, 0),
    };
}
