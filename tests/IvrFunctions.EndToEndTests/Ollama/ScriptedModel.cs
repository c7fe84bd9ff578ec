namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>A model that the scripted server has "pulled".</summary>
internal sealed record ScriptedModel(string Name)
{
    public static ScriptedModel NomicEmbedText { get; } = new("nomic-embed-text:latest")
    {
        Architecture = "nomic-bert",
        Digest = "0a109f422b47e3a30ba2b10eca18548e944e8a23073ee3f3e947efcf3c45e59f",
    };

    public static ScriptedModel Llama31 { get; } = new("llama3.1:latest")
    {
        Architecture = "llama",
        Digest = "46e0c10c039e019119339687c3c1757cc81b9da49709a3b3924863ba87ca666e",
        Dimensions = 4096,
        ContextTokens = 131_072,
        Chats = true,
    };

    public string Architecture { get; init; } = "bert";

    public string Digest { get; init; } = new('0', 64);

    public int Dimensions { get; init; } = 768;

    /// <summary>Whether <c>/api/show</c> tells the length of the vectors.</summary>
    public bool ShowsDimensions { get; init; } = true;

    /// <summary>The longest text in tokens, counted as four characters each.</summary>
    public int ContextTokens { get; init; } = 2_048;

    public bool Chats { get; init; }

    /// <summary>Where the model really runs, as <c>/api/tags</c> tells; <see langword="null"/> for a local one.</summary>
    public string? RemoteHost { get; init; }

    /// <summary>As <see cref="RemoteHost"/>, told by <c>/api/show</c> only.</summary>
    public string? RemoteHostInShow { get; init; }
}
