using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.AzureStorage;

/// <summary>The storage account, by the setting the Functions host uses for its own.</summary>
public sealed class StorageOptions
{
    /// <summary>Connection string; <c>UseDevelopmentStorage=true</c> means Azurite on its usual ports.</summary>
    [Required(ErrorMessage = "AzureWebJobsStorage is missing: the connection string of the storage account, or UseDevelopmentStorage=true for Azurite.")]
    public string AzureWebJobsStorage { get; set; } = "";
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
