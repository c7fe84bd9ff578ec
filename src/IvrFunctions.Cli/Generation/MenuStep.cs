namespace IvrFunctions.Cli.Generation;

/// <summary>A step of the menu and what goes wrong there.</summary>
internal sealed class MenuStep(CsvText name, params FailureCause[] causes)
{
    public CsvText Name => name;

    public IReadOnlyList<FailureCause> Causes => causes;

    /// <summary>Why this call fails here, or <see langword="null"/> where it goes on.</summary>
    public FailureCause? Fail(ref DeterministicRandom random, in CallDraft call)
    {
        var point = random.Next(FailureCause.Whole);
        foreach (var cause in causes)
        {
            point -= cause.RateFor(call);
            if (point < 0)
            {
                return cause;
            }
        }

        return null;
    }
}
