using System.Text.Json;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>The mapping that a request carries as a parameter: the JSON that metadata and documents hold.</summary>
internal static class MappingParameter
{
    /// <summary>It is kept as a header of the upload, and those have 8 KB together.</summary>
    private const int MaxLength = 6_000;

    /// <summary>The mapping in ASCII, as blob metadata has to be; <see langword="null"/> for none.</summary>
    /// <exception cref="InvalidRequestException">It is not understood.</exception>
    public static string? Read(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        try
        {
            _ = MappingOverride.Parse(given);
        }
        catch (UnusableFileException e)
        {
            throw new InvalidRequestException(MappingDocuments.MetadataKey, e.Message);
        }

        using var document = JsonDocument.Parse(given);
        using var ascii = new MemoryStream();
        using (var writer = new Utf8JsonWriter(ascii))
        {
            document.WriteTo(writer);
        }

        return ascii.Length <= MaxLength
            ? System.Text.Encoding.ASCII.GetString(ascii.GetBuffer(), 0, (int)ascii.Length)
            : throw new InvalidRequestException(MappingDocuments.MetadataKey, FormattableString.Invariant(
                $"The mapping is longer than {MaxLength} characters: put it into {MappingDocuments.FileName} beside the uploads."));
    }
}
