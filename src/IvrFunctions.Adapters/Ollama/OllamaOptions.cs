using System.ComponentModel.DataAnnotations;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>The settings under <c>Ollama__</c>.</summary>
public sealed class OllamaOptions : IValidatableObject
{
    public const string SectionName = "Ollama";

    private const string Leaving = "call data would leave this machine; set Ollama__AllowRemote=true if that is wanted.";

    /// <summary>Where Ollama listens; default its own default.</summary>
    public string Url { get; set; } = "http://127.0.0.1:11434";

    /// <summary>The model that words explanations.</summary>
    [Required(ErrorMessage = "Ollama__ChatModel is missing: a model like llama3.1.")]
    public string ChatModel { get; set; } = "llama3.1";

    /// <summary>The model that embeds narratives and questions.</summary>
    [Required(ErrorMessage = "Ollama__EmbeddingModel is missing: a model like nomic-embed-text.")]
    public string EmbeddingModel { get; set; } = "nomic-embed-text";

    /// <summary>
    /// Tokens of prompt and answer together (<c>num_ctx</c>), default 8,192: room for the evidence at about 1 GB of memory for an
    /// 8B model. Every request sends the same number, because another one makes Ollama load the model anew.
    /// </summary>
    public int ContextTokens { get; set; } = 8_192;

    /// <summary>Most tokens of an answer (<c>num_predict</c>), default 1,024: three times what an explanation takes.</summary>
    public int AnswerTokens { get; set; } = 1_024;

    /// <summary>Seed of the sampling, default 42: the same evidence should give the same words.</summary>
    public int Seed { get; set; } = 42;

    /// <summary>Texts an embedding request, default 64: a few seconds of work on a CPU, so that cancelling is quick.</summary>
    public int EmbedBatch { get; set; } = 64;

    /// <summary>Longest wait for a whole answer, default 10 minutes: a model on a CPU takes minutes for a long prompt.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Lets call data leave this machine, to a server elsewhere or to a model that runs in Ollama's cloud; default no.</summary>
    public bool AllowRemote { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return Wrong(nameof(Url), "must be an address like http://127.0.0.1:11434.");
        else if (!url.IsLoopback && !AllowRemote)
            yield return Wrong(nameof(Url), $"is not on this machine, so {Leaving}");

        if (OllamaModelName.IsCloud(ChatModel) && !AllowRemote)
            yield return Wrong(nameof(ChatModel), $"runs in Ollama's cloud, so {Leaving}");
        if (OllamaModelName.IsCloud(EmbeddingModel) && !AllowRemote)
            yield return Wrong(nameof(EmbeddingModel), $"runs in Ollama's cloud, so {Leaving}");

        // Not by [Range]: the generated validator replaces it by one that forgets the message, which has to name the key.
        if (ContextTokens is < 4_096 or > 131_072)
            yield return Wrong(nameof(ContextTokens), "must be between 4096 and 131072.");
        else if (AnswerTokens < 64 || AnswerTokens > ContextTokens / 4)
            yield return Wrong(nameof(AnswerTokens), "must be between 64 and a quarter of Ollama__ContextTokens.");
        if (EmbedBatch is < 1 or > 1_024)
            yield return Wrong(nameof(EmbedBatch), "must be between 1 and 1024.");
        if (RequestTimeout < TimeSpan.FromSeconds(1) || RequestTimeout > TimeSpan.FromDays(1))
            yield return Wrong(nameof(RequestTimeout), "must be between 00:00:01 and 1.00:00:00.");
    }

    private static ValidationResult Wrong(string key, string what) => new($"{SectionName}__{key} {what}", [key]);
}
