namespace IvrFunctions.Core.Analysis;

/// <summary>
/// What a chat client can take; clients give it through <c>GetService</c>. Of a prompt that is longer than its server was told, a
/// server may drop the instructions without a word.
/// </summary>
/// <param name="ContextTokens">Tokens of prompt and answer together.</param>
/// <param name="AnswerTokens">Most tokens of an answer.</param>
/// <param name="Seed">The seed that the client sends, recorded with every answer.</param>
public sealed record ChatLimits(int ContextTokens, int AnswerTokens, long? Seed = null)
{
    /// <summary>For clients that name none: room for the evidence, an answer and one repair.</summary>
    public static readonly ChatLimits Default = new(8_192, 1_024);
}
