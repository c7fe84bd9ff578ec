using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Figures;

namespace IvrFunctions.Tests.Figures;

public sealed class FlowReaderTests
{
    private static readonly TimeFigures NoTimes = new(0, null, null);

    private static readonly CallRecord Call = new()
    {
        StartedAt = new DateTimeOffset(2025, 3, 10, 9, 0, 0, TimeSpan.Zero),
        Outcome = CallOutcome.Completed,
    };

    private static readonly CallRecord FailedAtPin = Call with
    {
        MenuPath = "main>pin",
        FailureStep = "pin",
        FailureReason = "wrong_pin",
        Outcome = CallOutcome.Failed,
    };

    [Fact]
    public async Task Tells_what_became_of_every_call_at_every_step()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            Call with { MenuPath = "main>pin>balance", Outcome = CallOutcome.Contained, DurationSeconds = 60 },
            Call with { MenuPath = "main>pin>balance", Outcome = CallOutcome.Completed, DurationSeconds = 80, Retries = 1 },
            Call with { MenuPath = "main>pin>balance", Outcome = CallOutcome.Unknown },
            Call with { MenuPath = "main>pin>agents", Outcome = CallOutcome.Transferred, WaitSeconds = 30 },
            FailedAtPin with { DurationSeconds = 20, Retries = 2 },
            FailedAtPin with { DurationSeconds = 40, Retries = 0 },
            FailedAtPin with { FailureReason = "timeout", Outcome = CallOutcome.Abandoned },
            FailedAtPin with { FailureReason = null, Outcome = CallOutcome.Abandoned },
            Call with { MenuPath = null });

        var flow = (await calls.WalkAsync()).Current;

        Assert.Equal((9L, 1L, 1L, 0L, 0), (flow.Calls, flow.WithoutPath, flow.Unknown, flow.FailedElsewhere, flow.StepsLeftOut));
        Assert.Equivalent(
            new[]
            {
                Step("main", 1, reached: 8) with { WentOn = 8 },
                Step("pin", 2, reached: 8) with
                {
                    WentOn = 4,
                    Failed = 2,
                    HungUp = 2,
                    FailureRate = 0.5,
                    Retried = 1,
                    Reasons = [new FlowReason("wrong_pin", 2, 0), new FlowReason(null, 0, 1), new FlowReason("timeout", 0, 1)],
                    DurationSeconds = new TimeFigures(2, 30, 39),
                },
                Step("balance", 3, reached: 3) with
                {
                    Completed = 2,
                    Unknown = 1,
                    Retried = 1,
                    DurationSeconds = new TimeFigures(2, 70, 79),
                },
                Step("agents", 3, reached: 1) with { Transferred = 1, WaitSeconds = new TimeFigures(1, 30, 30) },
            },
            flow.Steps,
            strict: true);
    }

    [Fact]
    public async Task A_call_that_comes_twice_counts_once_and_as_repeated()
    {
        await using var calls = await ArchivedCalls.StoreAsync(Call with { MenuPath = "main>pin>main>pin>pin" });

        Assert.Equivalent(
            new[] { Step("main", 1, reached: 1) with { WentOn = 1, Repeated = 1 }, Step("pin", 2, reached: 1) with { Completed = 1, Repeated = 1 } },
            (await calls.WalkAsync()).Current.Steps,
            strict: true);
    }

    [Fact]
    public async Task A_failure_counts_where_it_happened_and_later_steps_say_so()
    {
        await using var calls = await ArchivedCalls.StoreAsync(FailedAtPin with { MenuPath = "main>Pin>agents" });

        Assert.Equivalent(
            new[]
            {
                Step("main", 1, reached: 1) with { WentOn = 1 },
                Step("Pin", 2, reached: 1) with { Failed = 1, FailureRate = 1, Reasons = [new FlowReason("wrong_pin", 1, 0)] },
                Step("agents", 3, reached: 1) with { FailedBefore = 1 },
            }.Select(step => step with { FailureRate = null }),
            (await calls.WalkAsync()).Current.Steps,
            strict: true);
    }

    [Fact]
    public async Task Of_several_visits_to_the_failure_step_the_last_is_the_one_that_failed()
    {
        await using var calls = await ArchivedCalls.StoreAsync(FailedAtPin with { MenuPath = "pin>help>pin>agents" }, Call);

        var steps = (await calls.WalkAsync()).Current.Steps;

        Assert.Equal(
            [("pin", 1L, 0L, 0L), ("help", 0L, 1L, 0L), ("agents", 0L, 0L, 1L)],
            steps.Select(step => (step.Step, step.Failed, step.WentOn, step.FailedBefore)));
    }

    [Fact]
    public async Task A_failure_elsewhere_counts_at_the_last_step_of_the_path_and_is_said()
    {
        await using var calls = await ArchivedCalls.StoreAsync(FailedAtPin with { FailureStep = "payment" }, Call with { MenuPath = "main" });

        var flow = await calls.WalkAsync();

        Assert.Equal([("main", 0L), ("pin", 1L)], flow.Current.Steps.Select(step => (step.Step, step.Failed)));
        Assert.Equal(["Calls that failed at a step not on their path and count at its last one: 1."], flow.Warnings);
    }

    [Fact]
    public async Task Marks_for_the_end_are_no_steps_and_a_path_of_marks_is_none()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            FailedAtPin with { MenuPath = "WELCOME,PIN,ERROR,END", FailureStep = null }, Call with { MenuPath = "END" });

        var flow = (await calls.WalkAsync()).Current;

        Assert.Equal(1, flow.WithoutPath);
        Assert.Equal([("WELCOME", 0L), ("PIN", 1L)], flow.Steps.Select(step => (step.Step, step.Failed)));
    }

    [Fact]
    public async Task The_period_before_has_its_own_waterfall()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            FailedAtPin with { StartedAt = Call.StartedAt.AddDays(-1) }, FailedAtPin, Call with { MenuPath = "main>pin" });

        var flow = await calls.WalkAsync(("from", "2025-03-10"), ("to", "2025-03-11"));

        Assert.Equal([("main", 2L, 0L), ("pin", 2L, 1L)], flow.Current.Steps.Select(step => (step.Step, step.Reached, step.Failed)));
        Assert.Equal([("main", 1L, 0L), ("pin", 1L, 1L)], flow.Previous!.Steps.Select(step => (step.Step, step.Reached, step.Failed)));
        Assert.Equal(new FigurePeriod(new DateTime(2025, 3, 9), new DateTime(2025, 3, 10)), flow.Previous.Period);
    }

    [Fact]
    public async Task The_steps_most_reached_are_listed_in_the_order_of_the_menu_and_the_rest_is_said()
    {
        var menu = string.Join('>', Enumerable.Range(0, 99).Select(i => $"step{i:00}"));
        await using var calls = await ArchivedCalls.StoreAsync(
            [Call with { MenuPath = menu }, Call with { MenuPath = menu }, .. Enumerable.Range(0, 5).Select(i => Call with { MenuPath = $"typed{i}" })]);

        var flow = await calls.WalkAsync(("language", "es"));

        Assert.Equal(["step00", "typed0", "step01"], flow.Current.Steps.Take(3).Select(step => step.Step));
        Assert.Equal((100, 4), (flow.Current.Steps.Count, flow.Current.StepsLeftOut));
        Assert.Equal(["Pasos omitidos, los de menos llamadas: 4."], flow.Warnings);
    }

    [Fact]
    public async Task Rare_reasons_stand_together()
    {
        await using var calls = await ArchivedCalls.StoreAsync(
            Enumerable.Range(0, 22).Select(i => FailedAtPin with
            {
                FailureReason = $"reason{i:00}",
                Outcome = i == 21 ? CallOutcome.Abandoned : CallOutcome.Failed,
            }));

        var pin = (await calls.WalkAsync()).Current.Steps[1];

        Assert.Equal((21L, 1L, 20), (pin.Failed, pin.HungUp, pin.Reasons.Count));
        Assert.Equal(new FlowReason(null, 1, 1), pin.OtherReasons);
        Assert.Null(pin.FailureRate);
    }

    [Theory]
    [InlineData]
    [InlineData("period", "7d")]
    public async Task An_empty_archive_has_no_steps(params string[] parameter)
    {
        await using var calls = await ArchivedCalls.StoreAsync();

        var flow = await calls.WalkAsync(parameter is [var name, var value] ? [(name, value)] : []);

        Assert.Equal((0L, 0), (flow.Current.Calls, flow.Current.Steps.Count));
        Assert.Empty(flow.Warnings);
    }

    /// <summary>A step at which nothing happened but what a test says.</summary>
    private static FlowStep Step(string name, double position, long reached) => new()
    {
        Step = name,
        Position = position,
        Reached = reached,
        WentOn = 0,
        Failed = 0,
        HungUp = 0,
        Transferred = 0,
        Completed = 0,
        Unknown = 0,
        FailedBefore = 0,
        FailureRate = 0,
        Repeated = 0,
        Retried = 0,
        Reasons = [],
        OtherReasons = null,
        DurationSeconds = NoTimes,
        WaitSeconds = NoTimes,
    };
}
