using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Analysis;

/// <summary>How analyses use the models; under <c>Ivr__</c> like the other settings of the domain.</summary>
public sealed class AnalysisOptions : IValidatableObject
{
    public const string SectionName = "Ivr";

    /// <summary>
    /// Tokens of the chat model's context, default 8,192: holds the prompt, an answer and one repair, and fits the memory of
    /// small machines. The Ollama adapter sets it to what it tells the server: of a longer prompt the server drops the
    /// instructions silently.
    /// </summary>
    public int ContextTokens { get; set; } = 8_192;

    /// <summary>Longest answer of the chat model in tokens, default 1,024: six claims take about half of it.</summary>
    public int AnswerTokens { get; set; } = 1_024;

    /// <summary>
    /// Cosine similarity from which a case answers a question that names no attribute, default 0.3: below it the embedders tried
    /// return cases that share function words only.
    /// </summary>
    public double MinSimilarity { get; set; } = 0.3;

    /// <summary>
    /// Seconds the chat model may take for one explanation, repair included, default 180: Azure cuts an HTTP answer at 230 s, and
    /// the template explanation must still get out.
    /// </summary>
    public int ChatSeconds { get; set; } = 180;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Not by [Range]: the generated validator replaces it by one that forgets the message, which has to name the key.
        if (ContextTokens is < 4_096 or > 131_072) yield return new("Ivr__ContextTokens must be between 4096 and 131072.", [nameof(ContextTokens)]);
        if (AnswerTokens < 64 || AnswerTokens > ContextTokens / 2)
        {
            yield return new("Ivr__AnswerTokens must be between 64 and half of Ivr__ContextTokens.", [nameof(AnswerTokens)]);
        }

        if (MinSimilarity is not (>= -1 and <= 1)) yield return new("Ivr__MinSimilarity must be between -1 and 1.", [nameof(MinSimilarity)]);
        if (ChatSeconds is < 1 or > 3_600) yield return new("Ivr__ChatSeconds must be between 1 and 3600.", [nameof(ChatSeconds)]);
    }
}

[OptionsValidator]
public sealed partial class AnalysisOptionsValidator : IValidateOptions<AnalysisOptions>;
