using System.CommandLine;
using System.Text.Json.Nodes;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Display;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>ivr analyze</c>: asks why calls fail.</summary>
internal sealed class AnalyzeCommand : Command
{
    private readonly Option<string?> callType = new("--call-type") { Description = "For example billing." };
    private readonly Option<string?> failureStep = new("--failure-step") { Description = "For example authentication." };
    private readonly Option<string?> failureReason = new("--failure-reason") { Description = "For example biometric_fail." };
    private readonly Option<string?> customerSegment = new("--customer-segment") { Description = "For example premium." };
    private readonly Option<string?> channel = new("--channel");
    private readonly Option<string?> region = new("--region");
    private readonly FilterOption filter = new("Any other attribute or column the calls have, for example queue=sales; as often as needed.");
    private readonly Option<string?> callId = new("--call-id") { Description = "A stored call to be explained." };
    private readonly Option<string?> question = new("--question", "-q") { Description = "In your own words." };
    private readonly Option<int?> cases = new("--cases") { Description = "How many similar cases, 1 to 50." };
    private readonly Option<string?> language = new("--language") { Description = "es or en." };
    private readonly Option<bool> json = new("--json") { Description = "Print the answer as it came." };
    private readonly ApiOption api = new();
    private readonly CommandServices services;

    public AnalyzeCommand(CommandServices services)
        : base("analyze", "Explains why calls fail, with figures and cases.")
    {
        this.services = services;
        Option[] options =
            [callType, failureStep, failureReason, customerSegment, channel, region, filter, callId, question, cases, language, json, api];
        foreach (var option in options)
            Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var request = new AnalysisRequest
        {
            CallType = arguments.GetValue(callType),
            FailureStep = arguments.GetValue(failureStep),
            FailureReason = arguments.GetValue(failureReason),
            CustomerSegment = arguments.GetValue(customerSegment),
            Channel = arguments.GetValue(channel),
            Region = arguments.GetValue(region),
            CallId = arguments.GetValue(callId),
            Question = arguments.GetValue(question),
            Cases = arguments.GetValue(cases),
            Language = arguments.GetValue(language),
            Others = new JsonObject(filter.Read(arguments).DistinctBy(given => given.Name).Select(given => KeyValuePair.Create(given.Name, (JsonNode?)given.Value))),
        };
        var app = api.Connect(arguments, services).Api;
        if (arguments.GetValue(json))
            await Console.Out.WriteLineAsync(await app.AnalyzeAsJsonAsync(request, cancellationToken));
        else
            AnalysisView.Show(services.Console, await app.AnalyzeAsync(request, cancellationToken));
        return 0;
    }
}
