namespace IvrFunctions.Core.Analysis;

/// <summary>What an answer was made from besides its evidence and models: with these it can be made again.</summary>
/// <param name="CatalogVersion">Which calls the archive held.</param>
/// <param name="PromptVersion">Which prompt the model was given.</param>
/// <param name="RulesVersion">Which rules its statements were checked by.</param>
/// <param name="Language"><c>es</c> or <c>en</c>.</param>
/// <param name="Seed">The seed sent to the model, <see langword="null"/> where no model was asked.</param>
/// <param name="Question">The question, as asked.</param>
/// <param name="CallId">The call asked about.</param>
/// <param name="Attributes">The attributes asked about.</param>
/// <param name="Cases">How many cases were asked for.</param>
public sealed record AnalysisProvenance(
    string CatalogVersion,
    int PromptVersion,
    int RulesVersion,
    string Language,
    long? Seed,
    string? Question,
    string? CallId,
    IReadOnlyDictionary<string, string> Attributes,
    int Cases);

/// <summary>A statement of the model that is not part of the explanation.</summary>
/// <param name="Kind"><c>claim</c>, <c>root_cause</c> or <c>recommendation</c>.</param>
/// <param name="Text">What the model wrote; nothing in it is verified.</param>
/// <param name="Cites">What it cited.</param>
/// <param name="Reasons">Why it was dropped, in the answer's language.</param>
public sealed record DroppedStatement(string Kind, string Text, IReadOnlyList<string> Cites, IReadOnlyList<string> Reasons);
