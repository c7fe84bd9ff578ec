namespace IvrFunctions.Cli.Generation;

/// <summary>What is known of a call before it is decided how it ends.</summary>
internal readonly record struct CallDraft(Caller Caller, CsvText Channel, DateTime Time)
{
    /// <summary>The two peaks of the day: 10-13 and 17-19 h.</summary>
    public bool IsPeakHour => Time.Hour is (>= 10 and <= 13) or (>= 17 and <= 19);
}
