namespace IvrFunctions.Core.Analysis;

/// <summary>How a question is answered.</summary>
public sealed record AnalysisMode
{
    public static readonly AnalysisMode Default = new();

    /// <summary>Whether the model is asked even where an answer to the same evidence is stored.</summary>
    public bool Refresh { get; init; }

    public IAnalysisListener? Listener { get; init; }
}
