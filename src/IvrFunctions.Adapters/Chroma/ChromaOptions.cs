using System.ComponentModel.DataAnnotations;

namespace IvrFunctions.Adapters.Chroma;

/// <summary>The settings under <c>Chroma__</c>.</summary>
public sealed class ChromaOptions : IValidatableObject
{
    public const string SectionName = "Chroma";

    /// <summary>Where the server listens; a path before <c>/api/v2</c> (a reverse proxy) is kept.</summary>
    public string Url { get; set; } = "http://127.0.0.1:8000";

    [Required(ErrorMessage = "Chroma__Tenant is missing; Chroma's own default is default_tenant.")]
    public string Tenant { get; set; } = "default_tenant";

    [Required(ErrorMessage = "Chroma__Database is missing; Chroma's own default is default_database.")]
    public string Database { get; set; } = "default_database";

    /// <summary>
    /// Start of the collections' names. At most 47 characters: 16 follow, and 63 is the longest name that every server with
    /// the v2 API takes.
    /// </summary>
    [Required(ErrorMessage = "Chroma__Collection is missing.")]
    [RegularExpression(
        @"^(?!.*\.\.)[a-zA-Z0-9][a-zA-Z0-9._-]{0,46}$",
        ErrorMessage = "Chroma__Collection must be 1 to 47 letters, digits, '.', '_', '-', the first a letter or digit, without '..'.")]
    public string Collection { get; set; } = "ivr-cases";

    /// <summary>Sent as <c>x-chroma-token</c> where the server stands behind an authenticating proxy.</summary>
    [RegularExpression(@"^[\x21-\x7e]*$", ErrorMessage = "Chroma__Token must be printable ASCII without spaces.")]
    public string? Token { get; set; }

    /// <inheritdoc/>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        var usable = Uri.TryCreate(Url, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { Query: "", Fragment: "", UserInfo: "" };
        if (!usable)
        {
            yield return new ValidationResult(
                "Chroma__Url must be an absolute http or https URL, such as http://127.0.0.1:8000.", [nameof(Url)]);
        }
    }
}
