using System.Text;
using IvrFunctions.Core;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Analysis;

public sealed class AnalysisRequestReaderTests
{
    private readonly AnalysisRequestReader reader = new(
        new InMemoryCalls(
        [
            SampleCalls.BiometricFailure with { Extras = new Dictionary<string, string> { ["Versión IVR"] = "4.2" } },
            SampleCalls.BiometricFailure with { Extras = new Dictionary<string, string> { ["Versión IVR"] = "4.1" } },
        ]),
        Options.Create(new IvrOptions { Language = "es" }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_every_field_of_a_body()
    {
        var request = await ReadAsync(
            """
            {"question":" ¿Por qué? ","call_id":"c-1","call_type":"billing","channel":"app","menu_path":"a>b","failure_step":"pin",
             "failure_reason":"timeout","customer_segment":"premium","region":"norte","call_language":"ca","queue":"q",
             "hour_band":"night","weekday":"monday","cases":50,"language":"en"}
            """);

        Assert.Equal(("¿Por qué?", "c-1", 50, TextLanguage.En), (request.Question, request.CallId, request.Cases, request.Language));
        Assert.Equal(
            new Dictionary<string, string>
            {
                [CallAttributes.CallType] = "billing",
                [CallAttributes.Channel] = "app",
                [CallAttributes.MenuPath] = "a>b",
                [CallAttributes.FailureStep] = "pin",
                [CallAttributes.FailureReason] = "timeout",
                [CallAttributes.CustomerSegment] = "premium",
                [CallAttributes.Region] = "norte",
                [CallAttributes.Language] = "ca",
                [CallAttributes.Queue] = "q",
                [CallAttributes.HourBand] = "night",
                [CallAttributes.Weekday] = "monday",
            },
            request.Attributes);
    }

    [Fact]
    public async Task Takes_five_cases_and_the_configured_language_where_nothing_is_said()
    {
        var request = await ReadAsync("""{"call_type":"billing","region":null}""");

        Assert.Equal((5, TextLanguage.Es), (request.Cases, request.Language));
        Assert.Equal(new Dictionary<string, string> { [CallAttributes.CallType] = "billing" }, request.Attributes);
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("no json", "body")]
    [InlineData("[]", "body")]
    [InlineData("\"text\"", "body")]
    [InlineData("""{"call_type":"billing",}""", "body")]
    [InlineData("""{"call_type":"billing","answer":1}""", "answer")]
    [InlineData("""{"call_type":"billing","outcome":"failed"}""", "outcome")]
    [InlineData("""{"version_ivr":4.2}""", "version_ivr")]
    [InlineData("""{"version_ivr":"4.2","version_ivr":"4.1"}""", "version_ivr")]
    [InlineData("""{"VERSION_IVR":"4.2"}""", "VERSION_IVR")]
    [InlineData("""{"call_type":"billing","Call_Type":"x"}""", "Call_Type")]
    [InlineData("""{"call_type":"billing","call_type":"payment"}""", "call_type")]
    [InlineData("""{"call_type":"billing","unknown":null}""", "unknown")]
    [InlineData("""{"call_type":7}""", "call_type")]
    [InlineData("""{"question":["a"]}""", "question")]
    [InlineData("""{"question":""}""", "question")]
    [InlineData("""{"question":"   "}""", "question")]
    [InlineData("""{"question":"\ud800"}""", "question")]
    [InlineData("""{"call_type":"","question":"a"}""", "call_type")]
    [InlineData("""{"call_type":"billing","cases":0}""", "cases")]
    [InlineData("""{"call_type":"billing","cases":51}""", "cases")]
    [InlineData("""{"call_type":"billing","cases":1.5}""", "cases")]
    [InlineData("""{"call_type":"billing","cases":"5"}""", "cases")]
    [InlineData("""{"call_type":"billing","cases":99999999999}""", "cases")]
    [InlineData("""{"call_type":"billing","language":"fr"}""", "language")]
    [InlineData("""{"call_type":"billing","language":"ES"}""", "language")]
    [InlineData("{}", "question")]
    [InlineData("""{"cases":3,"language":"en"}""", "question")]
    public async Task Refuses_a_body_naming_the_field(string body, string field)
    {
        Assert.Equal(field, (await Assert.ThrowsAsync<InvalidRequestException>(() => ReadAsync(body))).Field);
    }

    [Fact]
    public async Task Takes_a_column_without_a_field_by_its_name_in_a_body_and_in_a_query()
    {
        var body = await ReadAsync("""{"version_ivr":" 4.2 "}""");
        var query = await reader.ReadQueryAsync([new("version_ivr", "4.2")], Token);

        Assert.Equal(new Dictionary<string, string> { ["version_ivr"] = "4.2" }, body.Attributes);
        Assert.Equal(body.Attributes, query.Attributes);
    }

    [Theory]
    [InlineData("question", 2_000)]
    [InlineData("region", 200)]
    public async Task Limits_the_length_of_text(string field, int limit)
    {
        await ReadAsync($$"""{"{{field}}":"{{new string('x', limit)}}"}""");

        var refusal = await Assert.ThrowsAsync<InvalidRequestException>(() => ReadAsync($$"""{"{{field}}":"{{new string('x', limit + 1)}}"}"""));
        Assert.Equal(field, refusal.Field);
    }

    [Fact]
    public async Task Never_repeats_an_unknown_field_that_could_be_data()
    {
        var refusal = await Assert.ThrowsAsync<InvalidRequestException>(() => ReadAsync("""{"+34 600 123 123":"x"}"""));

        Assert.Equal(("body", "The request has a field that an analysis does not know."), (refusal.Field, refusal.Message));
    }

    [Fact]
    public async Task Reads_numbers_as_text_from_a_query()
    {
        var request = await reader.ReadQueryAsync([new("call_type", "billing"), new("cases", "7"), new("language", "en")], Token);

        Assert.Equal((7, TextLanguage.En, "billing"), (request.Cases, request.Language, request.Attributes[CallAttributes.CallType]));
    }

    [Theory]
    [InlineData("cases", "x")]
    [InlineData("cases", "-1")]
    [InlineData("cases", "")]
    [InlineData("cases", null)]
    [InlineData("call_type", "")]
    [InlineData("call_type", null)]
    [InlineData("nonsense", "1")]
    public async Task Refuses_a_query_naming_the_field(string field, string? value)
    {
        var refusal = await Assert.ThrowsAsync<InvalidRequestException>(
            () => reader.ReadQueryAsync([new("question", "a"), new(field, value)], Token));

        Assert.Equal(field, refusal.Field);
    }

    private Task<AnalysisRequest> ReadAsync(string body) => reader.ReadJsonAsync(Encoding.UTF8.GetBytes(body), Token);
}
