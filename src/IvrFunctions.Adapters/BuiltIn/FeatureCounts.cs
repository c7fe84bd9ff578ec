namespace IvrFunctions.Adapters.BuiltIn;

/// <summary>How often each feature of a text occurs: a hash table over memory of the caller, cleared by it, never full.</summary>
internal readonly ref struct FeatureCounts(Span<FeatureCounts.Slot> slots)
{
    private readonly Span<Slot> slots = slots;

    /// <summary>Room for every feature of a folded text: words, bigrams and trigrams are fewer than two a character.</summary>
    public static int SlotsFor(int length) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * length) + 16);

    public void Add(uint feature, float weight)
    {
        if (feature == 0)
            feature = 1; // 0 marks a free slot

        var mask = slots.Length - 1;
        var index = (int)feature & mask;
        while (slots[index].Feature != feature && slots[index].Feature != 0)
            index = (index + 1) & mask;

        ref var slot = ref slots[index];
        slot.Feature = feature;
        slot.Weight = weight;
        slot.Count++;
    }

    internal struct Slot
    {
        public uint Feature;
        public float Weight;
        public int Count;
    }
}
