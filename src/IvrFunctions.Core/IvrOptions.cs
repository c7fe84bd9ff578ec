using System.ComponentModel.DataAnnotations;
using IvrFunctions.Core.Ingestion.Values;
using IvrFunctions.Core.Narratives;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core;

/// <summary>The settings under <c>Ivr__</c>.</summary>
public sealed class IvrOptions : IValidatableObject
{
    public const string SectionName = "Ivr";

    /// <summary>Language of narratives, and of answers that ask for none: <c>es</c> or <c>en</c>.</summary>
    [Required]
    [RegularExpression("^(es|en)$", ErrorMessage = "Ivr__Language must be es or en.")]
    public string Language { get; set; } = "es";

    public TextLanguage TextLanguage => Language == "en" ? TextLanguage.En : TextLanguage.Es;

    /// <summary><c>ollama</c>, or <c>builtin</c> for a machine without Ollama.</summary>
    [Required]
    [RegularExpression("^(ollama|builtin)$", ErrorMessage = "Ivr__Models must be ollama or builtin.")]
    public string Models { get; set; } = "ollama";

    /// <summary>
    /// Rows a chunk, default 5,000: at 20 texts a second, a slow embedding model, a chunk of new stories still ends within the
    /// 5 minutes that the tightest serverless plan gives a function.
    /// </summary>
    public int ChunkRows { get; set; } = 5_000;

    /// <summary>
    /// Secret of the caller pseudonyms, at least 16 characters. The same key gives the same pseudonym, so it must not change
    /// while calls are kept.
    /// </summary>
    [Required(ErrorMessage = "Ivr__PseudonymKey is missing: a secret of at least 16 characters.")]
    [MinLength(16, ErrorMessage = "Ivr__PseudonymKey must have at least 16 characters.")]
    public string PseudonymKey { get; set; } = "";

    /// <summary>Fewer similar failed calls than this give <c>insufficient_evidence</c>; default 3.</summary>
    public int MinSimilarCalls { get; set; } = 3;

    /// <summary>Zone of the times in exports that tell no offset: an IANA name such as <c>Europe/Madrid</c>, or an offset; default <c>UTC</c>.</summary>
    [Required]
    public string TimeZone { get; set; } = TimeZones.Default;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Not by [Range]: the generated validator replaces it by one that forgets the message, which has to name the key.
        if (ChunkRows is < 100 or > 100_000) yield return new("Ivr__ChunkRows must be between 100 and 100000.", [nameof(ChunkRows)]);
        if (MinSimilarCalls is < 1 or > 1_000_000) yield return new("Ivr__MinSimilarCalls must be between 1 and 1000000.", [nameof(MinSimilarCalls)]);
        if (TimeZones.Find(TimeZone) is null) yield return new($"Ivr__TimeZone is not known: expected {TimeZones.Expected}.", [nameof(TimeZone)]);
    }
}

[OptionsValidator]
public sealed partial class IvrOptionsValidator : IValidateOptions<IvrOptions>;
