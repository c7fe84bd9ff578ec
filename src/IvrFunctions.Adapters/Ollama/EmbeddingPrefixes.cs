namespace IvrFunctions.Adapters.Ollama;

/// <summary>
/// What embedding models were trained to read before a stored text and before a question; Ollama adds nothing itself.
/// Taken from the models' cards.
/// </summary>
internal static class EmbeddingPrefixes
{
    /// <summary>Raised with every change of the table: stored vectors were made with the prefixes of their version.</summary>
    public const int Version = 1;

    private const string MxbaiQuestion = "Represent this sentence for searching relevant passages: ";

    public static (string Document, string Query) For(string model) => model switch
    {
        _ when Names(model, "nomic-embed-text") => ("search_document: ", "search_query: "),
        _ when Names(model, "mxbai-embed-large") => ("", MxbaiQuestion),
        _ when Names(model, "snowflake-arctic-embed2") => ("", "query: "),
        _ when Names(model, "multilingual-e5") => ("passage: ", "query: "),
        _ => ("", ""),
    };

    // Anywhere in the name: the same weights are also published under other namespaces and with suffixes.
    private static bool Names(string model, string family) => model.Contains(family, StringComparison.OrdinalIgnoreCase);
}
