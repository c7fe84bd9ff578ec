using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Takes personal data out of a call before anything is stored or embedded. Thread-safe.</summary>
public sealed partial class Redactor(string pseudonymKey) : IDisposable
{
    private const int RegexTimeoutMilliseconds = 250;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>An identity number has seven digits and a letter, everything else more.</summary>
    private const int MinDigits = 7;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create("@0123456789０１２３４５６７８９");

    /// <summary>One a thread, ready with the key: setting it up takes longer than hashing a number.</summary>
    private readonly ThreadLocal<IncrementalHash> pseudonyms =
        new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(pseudonymKey)));

    /// <summary>The caller's keyed pseudonym (HMAC-SHA256, 64 bits, hexadecimal): the same for the same caller and key.</summary>
    public string? Pseudonym(string? caller)
    {
        // 0 stands for "unknown" in many exports.
        if (caller is null or "0")
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hash = pseudonyms.Value!;
        hash.AppendData(Encoding.UTF8.GetBytes(caller));
        hash.GetHashAndReset(mac);
        return Convert.ToHexStringLower(mac[..8]);
    }

    public void Dispose() => pseudonyms.Dispose();

    /// <summary>Masks every text of a call but its id and its caller's pseudonym: agents write numbers into any column.</summary>
    /// <returns>The same call where there is nothing to mask.</returns>
    public static CallRecord Mask(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return IsSuspicious(call.Notes) || IsSuspicious(call.FailureReason) || IsSuspicious(call.MenuPath) || IsSuspicious(call.FailureStep)
            || IsSuspicious(call.CallType) || IsSuspicious(call.Channel) || IsSuspicious(call.CustomerSegment)
            || IsSuspicious(call.Language) || IsSuspicious(call.Region) || IsSuspicious(call.Queue)
            ? call with
            {
                Notes = Mask(call.Notes),
                FailureReason = Mask(call.FailureReason),
                MenuPath = Mask(call.MenuPath),
                FailureStep = Mask(call.FailureStep),
                CallType = Mask(call.CallType),
                Channel = Mask(call.Channel),
                CustomerSegment = Mask(call.CustomerSegment),
                Language = Mask(call.Language),
                Region = Mask(call.Region),
                Queue = Mask(call.Queue),
            }
            : call;
    }

    /// <summary>
    /// Masks e-mail addresses, account numbers (IBAN), identity numbers (DNI, NIE), card and phone numbers. Dates, times,
    /// amounts and numbers of fewer than nine digits stay.
    /// </summary>
    /// <returns>The same string where there is nothing to mask; <see langword="null"/> where that could not be told in time.</returns>
    public static string? Mask(string? text)
    {
        if (!IsSuspicious(text))
        {
            return text;
        }

        try
        {
            // The order matters: an account number holds what looks like a card or a phone number.
            text = text.Contains('@', StringComparison.Ordinal) ? Email().Replace(text, "[email]") : text;
            text = AccountNumber().Replace(text, static match => AccountNumbers.Mask(match.Value));
            text = IdentityNumber().Replace(text, static match => SpanishIdentity.IsValid(match.ValueSpan) ? "[id]" : match.Value);
            return LongNumbers.Mask(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Rather without the note than with a number in it.
            return null;
        }
    }

    /// <summary>As <see cref="Mask(string)"/>, of a column of phone numbers: seven digits and more are one, however they are written.</summary>
    public static string? MaskPhone(string? text) => text is not null && CountDigits(text) >= MinDigits ? "[phone]" : Mask(text);

    private static int CountDigits(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += Digits.ValueOf(c) >= 0 ? 1 : 0;
        }

        return digits;
    }

    private static bool IsSuspicious([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text)
    {
        var first = text.AsSpan().IndexOfAny(Suspicious);
        if (first < 0)
        {
            return false;
        }

        var digits = 0;
        foreach (var c in text.AsSpan(first))
        {
            digits += Digits.ValueOf(c) >= 0 ? 1 : 0;
            if (c == '@' || digits == MinDigits)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,8}", Options, RegexTimeoutMilliseconds)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?[0-9]{2}([ -]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])", Options, RegexTimeoutMilliseconds)]
    private static partial Regex AccountNumber();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])([0-9]{8}|[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}|[XYZxyz][ -]?[0-9]{7})[ -]?[A-Za-z](?![A-Za-z0-9])", Options, RegexTimeoutMilliseconds)]
    private static partial Regex IdentityNumber();
}
