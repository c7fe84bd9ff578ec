namespace IvrFunctions.Core.Figures;

/// <summary>The way of some calls through the menu, with the period before beside it.</summary>
public sealed record CallFlow
{
    public int Version { get; init; } = 1;

    /// <summary>Attribute to value, in the archive's spelling.</summary>
    public required IReadOnlyDictionary<string, string> Filter { get; init; }

    public required Flow Current { get; init; }

    /// <summary>The period of the same length just before; <see langword="null"/> where the period has no beginning or no end.</summary>
    public required Flow? Previous { get; init; }

    /// <summary>What the figures do not tell, in the language asked for.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
