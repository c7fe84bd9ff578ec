using System.ComponentModel.DataAnnotations;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>The settings under <c>Ollama__</c>.</summary>
public sealed class OllamaOptions : IValidatableObject
{
    public const string SectionName = "Ollama";

    /// <summary>Where Ollama listens; default its own default.</summary>
    [Required(ErrorMessage = "Ollama__Url is missing: an address like http://127.0.0.1:11434.")]
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
    [Range(1_024, 1_048_576, ErrorMessage = "Ollama__ContextTokens must be between 1024 and 1048576.")]
    public int ContextTokens { get; set; } = 8_192;

    /// <summary>Most tokens of an answer (<c>num_predict</c>), default 1,024: three times what an explanation takes.</summary>
    [Range(64, 131_072, ErrorMessage = "Ollama__AnswerTokens must be between 64 and 131072.")]
    public int AnswerTokens { get; set; } = 1_024;

    /// <summary>Seed of the sampling, default 42: the same evidence should give the same words.</summary>
    public int Seed { get; set; } = 42;

    /// <summary>Texts an embedding request, default 64: a few seconds of work on a CPU, so that cancelling is quick.</summary>
    [Range(1, 1_024, ErrorMessage = "Ollama__EmbedBatch must be between 1 and 1024.")]
    public int EmbedBatch { get; set; } = 64;

    /// <summary>Longest wait for a whole answer, default 10 minutes: a model that runs on a CPU takes minutes for a long prompt.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true,
        ErrorMessage = "Ollama__RequestTimeout must be between 00:00:01 and 1.00:00:00.")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Lets call data leave this machine: to a server elsewhere, or to a model that Ollama runs in its cloud. Default no.</summary>
    public bool AllowRemote { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return new("Ollama__Url must be an address like http://127.0.0.1:11434.", [nameof(Url)]);
        else if (!url.IsLoopback && !AllowRemote)
            yield return new(
                "Ollama__Url is not on this machine, so call data would leave it; set Ollama__AllowRemote=true if that is wanted.",
                [nameof(Url)]);

        if (AnswerTokens >= ContextTokens)
            yield return new("Ollama__AnswerTokens must be less than Ollama__ContextTokens.", [nameof(AnswerTokens)]);

        if (OllamaModelName.IsCloud(ChatModel) && !AllowRemote)
            yield return new(CloudModel("ChatModel"), [nameof(ChatModel)]);

        if (OllamaModelName.IsCloud(EmbeddingModel) && !AllowRemote)
            yield return new(CloudModel("EmbeddingModel"), [nameof(EmbeddingModel)]);
    }

    private static string CloudModel(string key) =>
        $"Ollama__{key} runs in Ollama's cloud, so call data would leave this machine; set Ollama__AllowRemote=true if that is wanted.";
}
