namespace IvrFunctions.Core.Ingestion;

/// <summary>How to send a file of any size straight to the container.</summary>
/// <param name="Name">The source it will be.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Address that is good for this one blob.</param>
/// <param name="Headers">Headers that the storage account demands.</param>
/// <param name="ExpiresAt">When the address stops working.</param>
public sealed record UploadLink(
    string Name, string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt);
