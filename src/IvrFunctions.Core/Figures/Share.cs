namespace IvrFunctions.Core.Figures;

/// <summary>A part of some calls.</summary>
/// <param name="Calls">Calls of the part.</param>
/// <param name="Of">The calls it is a part of.</param>
/// <param name="Rate"><paramref name="Calls"/> / <paramref name="Of"/>, 0 to 1; <see langword="null"/> where it cannot be known.</param>
public sealed record Share(long Calls, long Of, double? Rate)
{
    /// <summary>A share whose rate is unknown where there is nothing to be a part of, or where the calls do not tell.</summary>
    internal static Share Create(long calls, long of, bool isKnown = true) =>
        new(calls, of, isKnown && of > 0 ? (double)calls / of : null);
}
