using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>
/// The texts of a column, trimmed, <see langword="null"/> for none. Segments, steps and reasons repeat: what was read before is
/// not decoded again. Not thread-safe.
/// </summary>
/// <param name="decoder">Decodes the fields.</param>
/// <param name="redact">Takes personal data out of a text, where the column needs it.</param>
internal sealed class ColumnText(FieldDecoder decoder, Func<string?, string?>? redact)
{
    private const int Slots = 256;
    private const int MaxKeyLength = 48;

    /// <summary>After so many cells a column whose values hardly repeat, as those of ids, is no longer remembered.</summary>
    private const int Trial = 2_048;

    private readonly (byte[] Key, string? Text)[] known = new (byte[], string?)[Slots];
    private int misses;
    private int hits;

    public string? Read(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
        {
            return null;
        }

        if (field.Length > MaxKeyLength || (misses > Trial && misses > 2 * hits))
        {
            return ReadNew(field);
        }

        ref var slot = ref known[SlotOf(field)];
        if (slot.Key is not null && field.SequenceEqual(slot.Key))
        {
            hits++;
            return slot.Text;
        }

        misses++;
        slot = (field.ToArray(), ReadNew(field));
        return slot.Text;
    }

    private static int SlotOf(ReadOnlySpan<byte> field)
    {
        var hash = (uint)field.Length;
        foreach (var b in field)
        {
            hash = (hash * 31) + b;
        }

        return (int)((hash ^ (hash >> 8)) % Slots);
    }

    private string? ReadNew(ReadOnlySpan<byte> field)
    {
        var text = decoder.Decode(field).Trim();
        return NullTokens.IsNull(text) ? null : redact is null ? text : redact(text);
    }
}
