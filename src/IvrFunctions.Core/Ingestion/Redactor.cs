using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Takes personal data out of a call before anything is stored or embedded. Thread-safe.</summary>
public sealed partial class Redactor(string pseudonymKey)
{
    private const int RegexTimeoutMilliseconds = 250;
    private static readonly SearchValues<char> Suspicious = SearchValues.Create("@0123456789");
    private readonly byte[] key = Encoding.UTF8.GetBytes(pseudonymKey);

    /// <summary>The caller's keyed pseudonym (HMAC-SHA256, 64 bits, hexadecimal): the same for the same caller and key.</summary>
    public string? Pseudonym(string? caller)
    {
        // 0 stands for "unknown" in many exports.
        if (caller is null or "0")
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(caller), mac);
        return Convert.ToHexStringLower(mac[..8]);
    }

    /// <summary>Masks e-mail addresses, account numbers (IBAN), identity numbers (DNI, NIE), card and phone numbers.</summary>
    public static string? Mask(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAny(Suspicious))
        {
            return text;
        }

        try
        {
            text = Email().Replace(text, "[email]");
            text = Iban().Replace(text, "[iban]");
            text = IdentityNumber().Replace(text, "[id]");
            return LongNumber().Replace(text, static match => match.ValueSpan.CountDigits() switch
            {
                >= 13 and <= 19 => "[card]",
                _ => "[phone]",
            });
        }
        catch (RegexMatchTimeoutException)
        {
            // Rather without the note than with a number in it.
            return null;
        }
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.CultureInvariant, RegexTimeoutMilliseconds)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){3,7}( ?[A-Z0-9]{1,3})?\b", RegexOptions.CultureInvariant, RegexTimeoutMilliseconds)]
    private static partial Regex Iban();

    [GeneratedRegex(@"\b(\d{8}|[XYZ]\d{7})-?[A-Z]\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, RegexTimeoutMilliseconds)]
    private static partial Regex IdentityNumber();

    [GeneratedRegex(@"\+?\(?\d(?:[ .()-]{0,2}\d){8,18}", RegexOptions.CultureInvariant, RegexTimeoutMilliseconds)]
    private static partial Regex LongNumber();
}
