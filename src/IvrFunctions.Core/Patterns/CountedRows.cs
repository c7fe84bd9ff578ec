namespace IvrFunctions.Core.Patterns;

/// <summary>Calls counted by groups: what <see cref="PatternMiner"/> reads. Rows may repeat a combination of values; their counts add up.</summary>
/// <param name="Attributes">Names of the attributes, each once.</param>
/// <param name="Rows">The groups, in any order.</param>
public sealed record CountedRows(IReadOnlyList<string> Attributes, IReadOnlyList<CountedRow> Rows);

/// <param name="Values">One value an attribute, in their order; empty where it is missing, which is never a condition of a pattern.</param>
/// <param name="Calls">All calls of the group.</param>
/// <param name="Failed">Those that failed, 0 to <paramref name="Calls"/>.</param>
public readonly record struct CountedRow(IReadOnlyList<string> Values, long Calls, long Failed);
