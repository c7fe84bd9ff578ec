namespace IvrFunctions.Cli.Generation;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014) with whole numbers only: the same seed gives the same calls on every platform and
/// runtime, which <see cref="Random"/> does not promise.
/// </summary>
internal struct DeterministicRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)Math.BigMul(NextBits(), (ulong)limit, out _);

    /// <summary>A number between both limits, included.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    private ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15;
        var bits = state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
