using System.Text;

namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>Reads the bytes of fields as text in the encodings of their file; where those are mixed, each field by itself.</summary>
internal sealed class FieldDecoder
{
    private readonly bool hasUtf8;
    private readonly IReadOnlyList<string> singleByte;

    /// <param name="encodings">As <see cref="EncodingVote.Decide"/> gives them.</param>
    public FieldDecoder(IReadOnlyList<string> encodings)
    {
        singleByte = [.. encodings.Where(FileEncodings.SingleByte.Contains)];
        hasUtf8 = singleByte.Count < encodings.Count;
    }

    public string Decode(ReadOnlySpan<byte> bytes) =>
        Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes)
        : singleByte.Count == 0 || (hasUtf8 && LetterScore.IsUtf8(bytes)) ? Encoding.UTF8.GetString(bytes)
        : FileEncodings.Get(LetterScore.Best(bytes, singleByte)).GetString(bytes);
}
