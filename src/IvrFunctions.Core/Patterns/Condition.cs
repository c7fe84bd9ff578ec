namespace IvrFunctions.Core.Patterns;

/// <summary>An attribute has a value, both as numbers of <see cref="CodedRows"/>.</summary>
internal readonly record struct Condition(int Attribute, int Code)
{
    /// <summary>
    /// A pseudo-random number of its own; those of a combination's conditions are added up to its key (Zobrist), which so does not depend on
    /// their order. Two of a million combinations share a key with a probability of 3 in 100 million.
    /// </summary>
    public ulong Key
    {
        get
        {
            // The finaliser of SplitMix64.
            var mixed = ((ulong)Attribute << 40) + (ulong)Code + 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
