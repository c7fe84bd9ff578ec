using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Analysis;

/// <summary>How analyses use the models; under <c>Ivr__</c> like the other settings of the domain.</summary>
public sealed class AnalysisOptions
{
    public const string SectionName = "Ivr";

    /// <summary>
    /// Tokens of the chat model's context, default 8,192: holds the prompt, an answer and one repair, and fits the memory of
    /// small machines. The adapter must send the same number with every request: a prompt that is longer than what the server
    /// was told loses its instructions silently.
    /// </summary>
    [Range(4_096, 131_072, ErrorMessage = "Ivr__ContextTokens must be between 4096 and 131072.")]
    public int ContextTokens { get; set; } = 8_192;

    /// <summary>Longest answer of the chat model in tokens, default 1,024: six claims take about half of it.</summary>
    [Range(256, 1_024, ErrorMessage = "Ivr__AnswerTokens must be between 256 and 1024.")]
    public int AnswerTokens { get; set; } = 1_024;

    /// <summary>
    /// Cosine similarity from which a case answers a question that names no attribute, default 0.3: below it the embedders tried
    /// return cases that share function words only.
    /// </summary>
    [Range(-1.0, 1.0, ErrorMessage = "Ivr__MinSimilarity must be between -1 and 1.")]
    public double MinSimilarity { get; set; } = 0.3;

    /// <summary>
    /// Seconds the chat model may take for one explanation, repair included, default 180: Azure cuts an HTTP answer at 230 s, and
    /// the template explanation must still get out.
    /// </summary>
    [Range(1, 3_600, ErrorMessage = "Ivr__ChatSeconds must be between 1 and 3600.")]
    public int ChatSeconds { get; set; } = 180;
}

[OptionsValidator]
public sealed partial class AnalysisOptionsValidator : IValidateOptions<AnalysisOptions>;
