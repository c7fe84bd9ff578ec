using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IvrFunctions.Core.Calls;

/// <summary>Identity of a case: the first 128 bits of the SHA-256 of its narrative, written as 32 hexadecimal digits.</summary>
public readonly record struct CaseId(UInt128 Value)
{
    public static CaseId OfNarrative(string narrative)
    {
        ArgumentNullException.ThrowIfNull(narrative);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(narrative.Length);
        if (length <= 2048)
        {
            Span<byte> text = stackalloc byte[2048];
            SHA256.HashData(text[..Encoding.UTF8.GetBytes(narrative, text)], hash);
        }
        else
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(narrative), hash);
        }

        return new CaseId(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    public static CaseId Parse(string text) =>
        new(UInt128.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
