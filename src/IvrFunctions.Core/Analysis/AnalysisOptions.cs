using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Analysis;

/// <summary>How analyses use the models; under <c>Ivr__</c> like the other settings of the domain.</summary>
public sealed class AnalysisOptions : IValidatableObject
{
    public const string SectionName = "Ivr";

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

    /// <summary>
    /// Days a stored analysis is kept for <c>GET /api/analyses/{id}</c> and for who asks the same, default 30: what was answered in a month
    /// can still be audited when the month is reviewed, and stories of calls are not kept for longer than they are of use.
    /// </summary>
    public double AnalysisDays { get; set; } = 30;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Not by [Range]: the generated validator replaces it by one that forgets the message, which has to name the key.
        if (MinSimilarity is not (>= -1 and <= 1)) yield return new("Ivr__MinSimilarity must be between -1 and 1.", [nameof(MinSimilarity)]);
        if (AnalysisDays is not (> 0 and <= 36_500)) yield return new("Ivr__AnalysisDays must be more than 0 and at most 36500.", [nameof(AnalysisDays)]);
        if (ChatSeconds is < 1 or > 3_600) yield return new("Ivr__ChatSeconds must be between 1 and 3600.", [nameof(ChatSeconds)]);
    }
}

[OptionsValidator]
public sealed partial class AnalysisOptionsValidator : IValidateOptions<AnalysisOptions>;
