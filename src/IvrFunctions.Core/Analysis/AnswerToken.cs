namespace IvrFunctions.Core.Analysis;

/// <summary>A piece of the model's answer as it comes, before anything of it is verified.</summary>
/// <param name="Round">1 for the first answer, 2 for its repair.</param>
/// <param name="Text">Some characters of JSON.</param>
public sealed record AnswerToken(int Round, string Text);
