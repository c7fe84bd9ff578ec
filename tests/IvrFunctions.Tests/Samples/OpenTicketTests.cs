using IvrFunctions.Core;
using IvrFunctions.Functions.Messages;
using IvrFunctions.Tests.Analysis;
using Samples;

namespace IvrFunctions.Tests.Samples;

/// <summary>The sample of <c>samples/OpenTicket.cs</c>, which is compiled with these tests.</summary>
public sealed class OpenTicketTests : ITickets
{
    private readonly Dictionary<string, string> tickets = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_one_ticket_for_a_root_cause_however_often_the_message_comes()
    {
        using var host = new AnalyzerHost();
        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());
        var message = AnalyzedMessage.Write("a", analysis);

        await new OpenTicket(this).RunAsync(message, Token);
        await new OpenTicket(this).RunAsync(message, Token);

        Assert.Equal([KeyValuePair.Create(analysis.AnalysisId, analysis.RootCause!)], tickets);
    }

    [Fact]
    public async Task Opens_none_for_an_error()
    {
        await new OpenTicket(this).RunAsync(AnalyzedMessage.Write("a", new InvalidRequestException("cases", "Too many.")), Token);

        Assert.Empty(tickets);
    }

    Task ITickets.OpenOnceAsync(string key, string title, string text, CancellationToken cancellationToken)
    {
        tickets.TryAdd(key, title);
        return Task.CompletedTask;
    }
}
