namespace IvrFunctions.Cli.Generation;

/// <summary>
/// Writes a call log as a contact centre in Spain would export it, with causes planted in it (<see cref="PlantedPatterns"/>).
/// The same number of rows and seed give the same bytes everywhere.
/// </summary>
internal sealed class CallGenerator
{
    public const string Header =
        "call_id,timestamp,caller_id,call_type,channel,menu_path,failure_step,failure_reason,customer_segment,language,region,"
        + "queue,duration_seconds,wait_seconds,retries,outcome,notes";

    public static readonly Weighted<CsvText> Channels = new(("phone", 75), (Terms.MobileApp, 21), ("web_callback", 4));

    /// <summary>Waits come in bunches, as queues empty and fill.</summary>
    private static readonly Weighted<(int Low, int High)> Waits = new(((4, 50), 70), ((65, 240), 24), ((305, 700), 6));

    private static readonly Weighted<int> RetriesWhenFailing = new((0, 66), (1, 22), (2, 8), (3, 4));
    private static readonly Weighted<int> RetriesOtherwise = new((0, 92), (1, 7), (2, 1));

    private static readonly Weighted<CsvText> NotesOtherwise = new(
        (CsvText.Empty, 92), ("Cliente satisfecho", 4), ("Pide que le envíen la confirmación por correo", 2),
        ("Pregunta también por su tarifa, se le informa", 2));

    private static readonly CsvText Failed = "failed";
    private static readonly CsvText Abandoned = "abandoned";
    private static readonly CsvText Transferred = "transferred";
    private static readonly CsvText Completed = "completed";
    private static readonly CsvText Contained = "contained";

    private readonly long rows;
    private readonly int seed;
    private readonly PlantedPatterns planted;
    private readonly bool distinct;
    private readonly int callers;
    private readonly CallCalendar calendar = new();
    private DeterministicRandom random;

    private CallGenerator(long rows, int seed, PlantedPatterns planted, bool distinct)
    {
        this.rows = rows;
        this.seed = seed;
        this.planted = planted;
        this.distinct = distinct;
        callers = (int)Math.Clamp(rows * 2 / 5, 1, 10_000_000);
        random = new DeterministicRandom((ulong)seed);
    }

    public static Task WriteAsync(Stream output, long rows, int seed, CancellationToken cancellationToken) =>
        WriteAsync(output, rows, seed, distinct: false, cancellationToken);

    /// <param name="output">Takes the CSV.</param>
    /// <param name="rows">How many calls.</param>
    /// <param name="seed">Another seed gives other calls.</param>
    /// <param name="distinct">Whether every call has a note, and so a story, of its own.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static Task WriteAsync(Stream output, long rows, int seed, bool distinct, CancellationToken cancellationToken) =>
        new CallGenerator(rows, seed, PlantedPatterns.Usual, distinct).WriteAsync(output, cancellationToken);

    /// <param name="output">Takes the CSV.</param>
    /// <param name="rows">How many calls.</param>
    /// <param name="seed">Another seed gives other calls.</param>
    /// <param name="planted">The causes in them.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static Task WriteAsync(Stream output, long rows, int seed, PlantedPatterns planted, CancellationToken cancellationToken) =>
        new CallGenerator(rows, seed, planted, distinct: false).WriteAsync(output, cancellationToken);

    private async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        var text = new CsvRows();
        text.AddLine(Header);
        for (var i = 0L; i < rows; i++)
        {
            AddCall(text, i);
            if (text.IsNearlyFull)
            {
                await output.WriteAsync(text.Written, cancellationToken);
                text.Clear();
            }
        }

        await output.WriteAsync(text.Written, cancellationToken);
    }

    private void AddCall(CsvRows text, long index)
    {
        var kind = CallKind.All.Draw(ref random);
        var call = new CallDraft(
            Caller.Draw(ref random, (ulong)seed, callers), Channels.Draw(ref random), calendar.TimeOf(index, rows), planted);
        var course = kind.Follow(ref random, call);
        var wait = course.ReachesAgents ? DrawWait(course.Cause) : 0;
        var cause = course.Cause;

        text.Add("L"u8, index + 1, digits: 8);
        text.Add(call.Time);
        text.Add("+34"u8, call.Caller.PhoneNumber, digits: 9);
        text.Add(kind.Name);
        text.Add(call.Channel);
        text.Add(course.Path);
        text.Add(cause?.Step ?? CsvText.Empty);
        text.Add(cause?.Reason ?? CsvText.Empty);
        text.Add(call.Caller.Segment);
        text.Add(call.Caller.Language);
        text.Add(call.Caller.Region);
        text.Add(course.ReachesAgents ? kind.Queue : CsvText.Empty);
        text.Add(wait + (course.Steps * random.Between(9, 34)) + (course.ReachesAgents && cause is null ? random.Between(60, 540) : 0));
        text.Add(wait);
        text.Add((cause is null ? RetriesOtherwise : RetriesWhenFailing).Draw(ref random));
        text.Add(DrawOutcome(course));
        var notes = (cause?.Notes ?? NotesOtherwise).Draw(ref random);
        if (distinct)
        {
            text.Add("Nota "u8, index + 1, digits: 6);
        }
        else
        {
            text.Add(notes);
        }

        text.EndRow();
    }

    /// <summary>Nobody hangs up for a long wait after a short one.</summary>
    private int DrawWait(FailureCause? cause)
    {
        var (low, high) = cause is null ? Waits.Draw(ref random) : (180, 700);
        return random.Between(low, high);
    }

    private CsvText DrawOutcome(CallCourse course) => course switch
    {
        { Cause: { } cause } => cause.IsAbandoned(ref random) ? Abandoned : Failed,
        { ReachesAgents: true } => random.Next(10) < 8 ? Transferred : Completed,
        _ => random.Next(10) < 8 ? Contained : Completed,
    };
}
