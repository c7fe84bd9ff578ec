using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Keys of calls: calls of one key are the same call, which the archive shows once.</summary>
internal static class CallKey
{
    /// <summary>Calls with the same id and time are the same call; without an id, rows that are the same to the letter.</summary>
    public static ulong Of(CallRecord call, ReadOnlySpan<byte> row) =>
        call.CallId is { } id ? Of(id, call.StartedAt.UtcTicks) : OfRow(row);

    /// <summary>
    /// Of a call on several rows its id and day are the key: should its rows stand in two chunks, as they do in a file that is not
    /// sorted by calls, it still counts once. <see langword="null"/> without an id.
    /// </summary>
    public static ulong? OfSeveralRows(CallRecord call) =>
        call.CallId is { } id ? Of(id, call.StartedAt.Date.Ticks) : null;

    public static ulong OfRow(ReadOnlySpan<byte> row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static ulong Of(string id, long ticks)
    {
        Span<byte> text = stackalloc byte[512];
        var length = Encoding.UTF8.GetMaxByteCount(id.Length) + sizeof(long);
        text = length <= text.Length ? text : new byte[length];
        BinaryPrimitives.WriteInt64LittleEndian(text, ticks);
        return OfRow(text[..(sizeof(long) + Encoding.UTF8.GetBytes(id, text[sizeof(long)..]))]);
    }
}
