using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>Which calls are asked about, understood against the archive by <see cref="CallQueryReader"/>.</summary>
public sealed record CallQuery
{
    /// <summary>The calls there are; every figure of an answer is to come from this one snapshot.</summary>
    public required ICallSnapshot Calls { get; init; }

    /// <summary>Values in the archive's spelling, and the period asked for.</summary>
    public required CallFilter Filter { get; init; }

    /// <summary>
    /// The same with the period of the same length that ends where <see cref="Filter"/>'s begins; <see langword="null"/> where that one
    /// has no beginning or no end.
    /// </summary>
    public CallFilter? Previous { get; init; }

    /// <summary>The language of the answer.</summary>
    public required TextLanguage Language { get; init; }

    /// <summary>The parameters that the endpoint knows besides those of every query, as given.</summary>
    public required IReadOnlyDictionary<string, string> Others { get; init; }

    /// <summary>What the answer should say about the choice of calls.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
