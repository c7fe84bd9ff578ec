using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>The settings under <c>DuckDb__</c>.</summary>
public sealed class DuckDbOptions : IValidatableObject
{
    public const string SectionName = "DuckDb";

    /// <summary>
    /// Memory DuckDB may use in MB, default 64; what does not fit goes to a file in the temporary folder. A query that cannot do so may use four times as much.
    /// </summary>
    public int MemoryMb { get; set; } = 64;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MemoryMb is < 64 or > 65_536) yield return new("DuckDb__MemoryMb must be between 64 and 65536.", [nameof(MemoryMb)]);
    }
}

[OptionsValidator]
internal sealed partial class DuckDbOptionsValidator : IValidateOptions<DuckDbOptions>;
