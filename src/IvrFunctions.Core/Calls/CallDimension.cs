namespace IvrFunctions.Core.Calls;

/// <summary>Something that calls can be filtered and grouped by: an attribute of <see cref="CallAttributes"/>, or a column of the exports that holds no canonical field.</summary>
/// <param name="Name">The name in requests and answers.</param>
/// <param name="Headers">The columns' names in the exports; none for an attribute.</param>
/// <param name="Values">Different values; an estimate where they are more than thousands.</param>
/// <param name="ShareMissing">The share of calls without a value, 0 to 1.</param>
public sealed record CallDimension(string Name, IReadOnlyList<string> Headers, long Values, double ShareMissing);
