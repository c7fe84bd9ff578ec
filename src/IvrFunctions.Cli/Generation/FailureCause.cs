namespace IvrFunctions.Cli.Generation;

/// <summary>A reason a step fails for.</summary>
internal sealed class FailureCause
{
    /// <summary>Rates and shares are whole numbers of this many.</summary>
    public const int Whole = 100_000;

    private readonly int rate;
    private readonly int abandonShare;

    /// <param name="step">The step.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="rate">Calls that fail of 100,000 that reach the step, where no pattern is planted.</param>
    /// <param name="abandonShare">How many of 100,000 such callers hang up instead of being cut off.</param>
    /// <param name="notes">What agents and systems write of it; most write nothing.</param>
    public FailureCause(CsvText step, CsvText reason, int rate, int abandonShare, params ReadOnlySpan<string> notes)
    {
        Step = step;
        Reason = reason;
        this.rate = rate;
        this.abandonShare = abandonShare;

        var weighted = new (CsvText, int)[notes.Length + 1];
        weighted[0] = (CsvText.Empty, 10);
        for (var i = 0; i < notes.Length; i++)
        {
            weighted[i + 1] = (notes[i], notes.Length - i);
        }

        Notes = new Weighted<CsvText>(weighted);
    }

    public CsvText Step { get; }

    public CsvText Reason { get; }

    public Weighted<CsvText> Notes { get; }

    /// <summary>Calls that fail for this of 100,000 that reach the step, where no pattern is planted.</summary>
    public int Rate => rate;

    public int RateFor(in CallDraft call) =>
        call.Planted.Find(this) is { } planted && planted.Holds(call) ? rate * planted.Lift / 10 : rate;

    public bool IsAbandoned(ref DeterministicRandom random) => random.Next(Whole) < abandonShare;
}
