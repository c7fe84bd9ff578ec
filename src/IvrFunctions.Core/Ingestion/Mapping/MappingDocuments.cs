using System.IO.Enumeration;
using System.Text.Json;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>
/// The mappings users give: with the upload (its metadata <c>mapping</c>, where the parameter of the request goes as well), else in the document <c>_mapping.json</c> beside it, else in
/// the one at the top: <c>{"calls-*.csv":{"timestamp":"Fecha","call_type":3}}</c>, name pattern to mapping, the first that fits.
/// </summary>
internal sealed class MappingDocuments(IBlobs blobs)
{
    public const string FileName = "_mapping.json";
    public const string MetadataKey = "mapping";

    private const string Expected =
        FileName + """ is not understood: expected name patterns with mappings, such as {"calls-*.csv":{"timestamp":"Fecha","call_type":3}}.""";

    /// <summary>Whether a blob among the uploads is such a document and no upload.</summary>
    public static bool IsDocument(string name) => name == FileName || name.EndsWith("/" + FileName, StringComparison.Ordinal);

    /// <param name="source">Name of the upload.</param>
    /// <param name="given">The mapping that came with it, if any.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="UnusableFileException">The mapping is not understood.</exception>
    public async Task<MappingOverride> FindAsync(string source, string? given, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(given))
        {
            return MappingOverride.Parse(given);
        }

        var folder = source[..(source.LastIndexOf('/') + 1)];
        foreach (var document in new[] { folder + FileName, FileName }.Distinct())
        {
            if (await blobs.ReadAsync(BlobArea.Uploads, document, unlessETag: null, cancellationToken) is { } content
                && Find(content.Data, source) is { } mapping)
            {
                return mapping;
            }
        }

        return MappingOverride.None;
    }

    private static MappingOverride? Find(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var patterns = document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject()
                : throw new UnusableFileException(Expected);
            var fileName = name[(name.LastIndexOf('/') + 1)..];
            foreach (var pattern in patterns)
            {
                if (FileSystemName.MatchesSimpleExpression(pattern.Name, fileName) || FileSystemName.MatchesSimpleExpression(pattern.Name, name))
                {
                    return MappingOverride.Parse(pattern.Value);
                }
            }

            return null;
        }
        catch (JsonException)
        {
            throw new UnusableFileException(Expected);
        }
    }
}
