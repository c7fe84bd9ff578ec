namespace IvrFunctions.Core.Ingestion;

/// <summary>What the columns of an export say about how a call ended; <see langword="null"/> where they do not.</summary>
internal readonly record struct OutcomeSigns
{
    /// <summary>The outcome in words; a reason may follow it.</summary>
    public string? Outcome { get; init; }

    public bool? Answered { get; init; }

    public bool? Resolved { get; init; }

    public bool? Abandoned { get; init; }

    public bool? Transferred { get; init; }

    /// <summary>The reason of the failure, in some exports also the place of the outcome.</summary>
    public string? Reason { get; init; }

    public string? FailureStep { get; init; }

    /// <summary>Whether the export has a column for any of the first five.</summary>
    public bool ExportTellsOutcomes { get; init; }

    /// <summary>Whether the export has a column for the step or reason of a failure.</summary>
    public bool ExportTellsFailures { get; init; }
}
