using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>Calls that began at <paramref name="From"/> or later and before <paramref name="To"/>, on the wall clock of the export.</summary>
/// <param name="From">The beginning; <see langword="null"/> where the period has none.</param>
/// <param name="To">The end, which is no part of the period; <see langword="null"/> where it has none.</param>
public sealed record FigurePeriod(DateTime? From, DateTime? To)
{
    /// <summary>The period of a filter; <see langword="null"/> where it has neither beginning nor end.</summary>
    internal static FigurePeriod? Of(CallFilter filter) =>
        filter is { From: null, To: null } ? null : new FigurePeriod(filter.From, filter.To);
}
