using System.Buffers;

namespace IvrFunctions.Adapters.BuiltIn;

/// <summary>
/// Turns a text into a vector of unit length by feature hashing (Weinberger et al., 2009): words, bigrams of words and trigrams of
/// characters fall into signed buckets. Texts that share words are near each other; nothing is known of their meaning.
/// </summary>
/// <remarks>
/// The same text gives the same bits on every machine: additions run in one order, and of the functions of real numbers only
/// the square root is used, which IEEE 754 rounds exactly. A change of any number here is a new model version.
/// </remarks>
internal static class FeatureHasher
{
    public const int Dimensions = 768;

    // About what embedding models read (2,048 tokens); more says little of a call, and the memory stays small.
    private const int MaxLength = 8_192;
    private const int MaxLengthOnStack = 512;

    private const float WordWeight = 1f;
    private const float BigramWeight = 0.5f;

    // Trigrams let "autenticación" and "autenticado" meet; there are several a word, so each counts little.
    private const float TrigramWeight = 0.2f;

    // Words of the template stand in every narrative: at this weight all of them together weigh less than one word of substance.
    private const float StopWordWeight = 0.1f;

    public static void Embed(ReadOnlySpan<char> text, Span<float> vector)
    {
        if (text.Length > MaxLength)
            text = text[..MaxLength];

        var slotCount = FeatureCounts.SlotsFor(text.Length);
        if (text.Length <= MaxLengthOnStack)
        {
            Span<FeatureCounts.Slot> slots = stackalloc FeatureCounts.Slot[slotCount];
            Embed(text, stackalloc char[text.Length], slots, vector);
            return;
        }

        var rentedText = ArrayPool<char>.Shared.Rent(text.Length);
        var rentedSlots = ArrayPool<FeatureCounts.Slot>.Shared.Rent(slotCount);
        Embed(text, rentedText.AsSpan(0, text.Length), rentedSlots.AsSpan(0, slotCount), vector);
        ArrayPool<FeatureCounts.Slot>.Shared.Return(rentedSlots);
        ArrayPool<char>.Shared.Return(rentedText);
    }

    private static void Embed(ReadOnlySpan<char> text, Span<char> folded, Span<FeatureCounts.Slot> slots, Span<float> vector)
    {
        slots.Clear();
        folded = folded[..TextFolding.Fold(text, folded)];
        CountFeatures(folded, new FeatureCounts(slots));

        vector.Clear();
        foreach (ref readonly var slot in slots)
        {
            if (slot.Count > 0)
                AddToBuckets(slot, vector);
        }

        Normalise(vector);
    }

    private static void CountFeatures(ReadOnlySpan<char> folded, FeatureCounts counts)
    {
        uint previous = 0;
        foreach (var range in folded.Split(' '))
        {
            var word = folded[range];
            if (word.IsEmpty)
                continue;

            var hash = FeatureHash.Word(word);
            if (StopWords.Contains(hash))
            {
                counts.Add(hash, StopWordWeight);
                continue;
            }

            counts.Add(hash, WordWeight);

            // Across stop words: "paso de autenticación" and "paso autenticación" share the pair.
            if (previous != 0)
                counts.Add(FeatureHash.Bigram(previous, hash), BigramWeight);
            previous = hash;
            CountTrigrams(word, counts);
        }
    }

    private static void CountTrigrams(ReadOnlySpan<char> word, FeatureCounts counts)
    {
        var (first, second) = (' ', word[0]);
        foreach (var third in word[1..])
        {
            counts.Add(FeatureHash.Trigram(first, second, third), TrigramWeight);
            (first, second) = (second, third);
        }

        counts.Add(FeatureHash.Trigram(first, second, ' '), TrigramWeight);
    }

    /// <summary>Two buckets a feature, so that a collision costs half of it; a feature's repetitions count by their square root.</summary>
    private static void AddToBuckets(in FeatureCounts.Slot slot, Span<float> vector)
    {
        var value = slot.Weight * MathF.Sqrt(slot.Count);
        AddSigned(FeatureHash.Mix(slot.Feature + 0x9E3779B9), value, vector);
        AddSigned(FeatureHash.Mix(slot.Feature + 0x3C6EF372), value, vector);
    }

    private static void AddSigned(uint hash, float value, Span<float> vector)
    {
        var bucket = (int)(((ulong)hash * Dimensions) >> 32);
        vector[bucket] += (hash & 1) == 0 ? value : -value;
    }

    private static void Normalise(Span<float> vector)
    {
        var sum = 0f;
        foreach (var value in vector)
            sum += value * value;

        if (sum == 0)
        {
            // No words at all: a direction of its own, because a vector of zeros has no cosine.
            vector[0] = 1;
            return;
        }

        var scale = 1 / MathF.Sqrt(sum);
        foreach (ref var value in vector)
            value *= scale;
    }
}
