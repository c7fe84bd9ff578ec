namespace IvrFunctions.Core.Figures;

/// <summary>
/// The waterfall of a period: the calls at each step of the menu. All ends of all steps together are <see cref="Calls"/> without
/// <see cref="WithoutPath"/> and, where there are, the ends at <see cref="StepsLeftOut"/>.
/// </summary>
public sealed record Flow
{
    /// <summary><see langword="null"/>: all calls.</summary>
    public required FigurePeriod? Period { get; init; }

    public required long Calls { get; init; }

    /// <summary>Calls of which nothing says how they ended.</summary>
    public required long Unknown { get; init; }

    /// <summary>Calls of which the export gives no menu path, or one without a step.</summary>
    public required long WithoutPath { get; init; }

    /// <summary>Failed calls whose failure step is not on their path: they count at the last step of it.</summary>
    public required long FailedElsewhere { get; init; }

    /// <summary>The steps that most calls reached, at most 100, in the order in which calls come to them.</summary>
    public required IReadOnlyList<FlowStep> Steps { get; init; }

    /// <summary>How many steps there are besides.</summary>
    public required int StepsLeftOut { get; init; }
}
