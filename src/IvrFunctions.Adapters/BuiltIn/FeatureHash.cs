namespace IvrFunctions.Adapters.BuiltIn;

/// <summary>
/// Hashes of features: FNV-1a over UTF-16 units, spread by MurmurHash3's finaliser. Fixed for ever: stored vectors depend on them.
/// </summary>
internal static class FeatureHash
{
    public static uint Word(ReadOnlySpan<char> word)
    {
        var hash = 2166136261;
        foreach (var character in word)
            hash = (hash ^ character) * 16777619;
        return Mix(hash);
    }

    public static uint Bigram(uint first, uint second) => Mix((first * 0x9E3779B1) ^ (second + 0x85EBCA77));

    public static uint Trigram(char first, char second, char third) =>
        Mix((first * 0x9E3779B1) ^ (second * 0x85EBCA77) ^ (third * 0xC2B2AE3D));

    public static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
