using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>The settings under <c>DuckDb__</c>.</summary>
public sealed class DuckDbOptions
{
    public const string SectionName = "DuckDb";

    /// <summary>Memory DuckDB may use in MB, default 128; what does not fit goes to a file in the temporary folder.</summary>
    [Range(64, 65_536, ErrorMessage = "DuckDb__MemoryMb must be between 64 and 65536.")]
    public int MemoryMb { get; set; } = 128;
}

[OptionsValidator]
internal sealed partial class DuckDbOptionsValidator : IValidateOptions<DuckDbOptions>;
