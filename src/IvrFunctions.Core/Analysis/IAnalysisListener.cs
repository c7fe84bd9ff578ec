namespace IvrFunctions.Core.Analysis;

/// <summary>Hears of an analysis while it is made. Calls come one after another and must not block.</summary>
public interface IAnalysisListener
{
    /// <summary>The evidence is complete; the explanation comes next.</summary>
    void Found(AnalysisEvidence evidence);

    /// <summary>The model writes. Templates and stored answers say nothing.</summary>
    void Said(AnswerToken token);
}
