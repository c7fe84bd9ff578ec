namespace IvrFunctions.Cli.Evaluation;

/// <summary>The models of a row of the evaluation.</summary>
internal sealed record ModelPair(string Chat, string Embedding)
{
    public const string BuiltIn = "builtin";

    /// <summary>Those of a machine without Ollama; the app uses either both or none.</summary>
    public static readonly ModelPair BothBuiltIn = new(BuiltIn, BuiltIn);

    public bool IsBuiltIn => Chat == BuiltIn;
}
