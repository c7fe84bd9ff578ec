using System.Text.Json;
using IvrFunctions.Core;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Figures;

/// <summary>What DuckDB counts is what counting call by call gives.</summary>
public sealed class FiguresAgreementTests
{
    private static readonly string[] Steps = ["main", "pin", "Pin", "balance", "agents", "ERROR", "END", "help"];
    private static readonly string[] Separators = [">", " -> ", "|", ","];

    private static readonly string[] Queries =
    [
        "", "period=3d", "from=2025-03-04&to=2025-03-07", "to=2025-03-05T12:00", "from=2025-03-29", "call_type=billing", "outcome=contained&period=2d",
        "customer_segment=premium&call_type=billing&from=2025-03-02T06:30&to=2025-03-20",
    ];

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 40)]
    [InlineData(3, 400)]
    [InlineData(4, 3_000)]
    public async Task Both_ways_of_counting_agree(int seed, int count)
    {
        var calls = Generate(new Random(seed), count);
        await using var archived = await ArchivedCalls.StoreAsync(calls);
        var counted = new CallQueryReader(new InMemoryCalls(calls), Options.Create(new IvrOptions { Language = "en" }));

        foreach (var query in Queries)
        {
            (string Name, string? Value)[] parameters =
                [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], (string?)pair.Split('=')[1]))];
            var other = await counted.ReadAsync(
                parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)), [], TestContext.Current.CancellationToken);

            Assert.Equal(
                JsonSerializer.Serialize(await SummaryReader.ReadAsync(other, TestContext.Current.CancellationToken), FiguresJson.Default.CallSummary),
                JsonSerializer.Serialize(await archived.SummarizeAsync(parameters), FiguresJson.Default.CallSummary));
            Assert.Equal(
                JsonSerializer.Serialize(await FlowReader.ReadAsync(other, TestContext.Current.CancellationToken), FiguresJson.Default.CallFlow),
                JsonSerializer.Serialize(await archived.WalkAsync(parameters), FiguresJson.Default.CallFlow));
        }
    }

    [Fact]
    public async Task The_sums_are_exact()
    {
        var calls = Generate(new Random(5), 3_000);
        await using var archived = await ArchivedCalls.StoreAsync(calls);

        var flow = (await archived.WalkAsync()).Current;
        var card = (await archived.SummarizeAsync()).Current;

        Assert.All(flow.Steps, step => Assert.Equal(
            step.Reached,
            step.WentOn + step.Failed + step.HungUp + step.Transferred + step.Completed + step.Unknown + step.FailedBefore));
        Assert.All(flow.Steps, step => Assert.Equal(
            (step.Failed, step.HungUp), (step.Reasons.Sum(reason => reason.Failed), step.Reasons.Sum(reason => reason.HungUp))));
        Assert.Equal(
            flow.Calls - flow.WithoutPath,
            flow.Steps.Sum(step => step.Failed + step.HungUp + step.Transferred + step.Completed + step.Unknown));
        Assert.Equal(
            card.Calls,
            card.Completed.Calls + card.Contained.Calls + card.Transferred.Calls + card.Failed.Calls + card.Unknown.Calls);
    }

    [Fact]
    public async Task Steps_are_reached_by_the_calls_that_have_them_on_their_path()
    {
        var calls = Generate(new Random(6), 3_000);
        await using var archived = await ArchivedCalls.StoreAsync(calls);

        var flow = (await archived.WalkAsync()).Current;

        char[] separators = ['>', '|', ',', ' ', '-'];
        var reached = calls.SelectMany(call => (call.MenuPath ?? "").Split(separators, StringSplitOptions.RemoveEmptyEntries).Distinct())
            .Where(step => step is not ("ERROR" or "END"))
            .CountBy(step => step)
            .ToDictionary(count => count.Key, count => (long)count.Value);
        Assert.Equal(reached, flow.Steps.ToDictionary(step => step.Step, step => step.Reached));
    }

    /// <summary>Calls of March with everything missing now and then, many by the same callers and some at the same moment.</summary>
    private static List<CallRecord> Generate(Random random, int count)
    {
        T? Maybe<T>(T value) where T : class => random.Next(6) == 0 ? null : value;
        int? MaybeNumber(int limit) => random.Next(6) == 0 ? null : random.Next(limit);

        var calls = new List<CallRecord>();
        for (var i = 0; i < count; i++)
        {
            var outcome = (CallOutcome)random.Next(6);
            var offset = TimeSpan.FromHours(random.Next(3));
            calls.Add(new CallRecord
            {
                StartedAt = new DateTimeOffset(2025, 3, 1, 0, 0, 0, offset).AddMinutes(random.Next(31 * 24 * 4) * 15),
                HasDate = random.Next(20) > 0,
                HasTimeOfDay = random.Next(20) > 0,
                CallerId = Maybe($"caller{random.Next(1 + (count / 5))}"),
                CallType = i == 0 ? "billing" : Maybe(random.Next(2) == 0 ? "billing" : "balance"),
                CustomerSegment = i == 0 ? "premium" : Maybe(random.Next(3) == 0 ? "premium" : "standard"),
                MenuPath = Maybe(string.Join(
                    Separators[random.Next(Separators.Length)], Enumerable.Range(0, random.Next(1, 6)).Select(_ => Steps[random.Next(Steps.Length)]))),
                FailureStep = Maybe(Steps[random.Next(5)]),
                FailureReason = Maybe($"reason{random.Next(4)}"),
                DurationSeconds = MaybeNumber(600),
                WaitSeconds = MaybeNumber(60),
                Retries = MaybeNumber(3),
                Outcome = outcome,
            });
        }

        return calls;
    }
}
