using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Analysis;

/// <summary>A request as understood: its attributes in the archive's spelling.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Attributes">The attributes to look for, all of them known to the archive.</param>
/// <param name="Call">The call asked about, where the archive has it.</param>
/// <param name="Warnings">What was understood or left out.</param>
/// <param name="AsksForUnknownFailure">Whether a step or reason was given that no failed call has.</param>
internal sealed record Inquiry(
    AnalysisRequest Request,
    IReadOnlyDictionary<string, string> Attributes,
    CallRecord? Call,
    IReadOnlyList<string> Warnings,
    bool AsksForUnknownFailure)
{
    public string? Value(string attribute) => Attributes.GetValueOrDefault(attribute);

    public string? CallType => Value(CallAttributes.CallType);

    public string? Step => Value(CallAttributes.FailureStep);

    public string? Reason => Value(CallAttributes.FailureReason);

    /// <summary>Whether the question is why calls fail, whichever they are.</summary>
    public bool AsksInGeneral => Call is null && Attributes.Count == 0 && Request.Question is { } question && GeneralQuestion.Is(question);

    /// <summary>Whether a particular failure is asked about, not failures in general.</summary>
    public bool NamesFailure => Step is not null || Reason is not null;
}
