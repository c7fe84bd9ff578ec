namespace IvrFunctions.Adapters.DuckDb;

/// <summary>A column of a snapshot's table that calls can be grouped by.</summary>
/// <param name="Name">The dimension's name.</param>
/// <param name="Headers">The columns of the exports that it holds; none for an attribute.</param>
/// <param name="Sql">The column's name, never made from a header.</param>
/// <param name="Source">The expression that gives its value from a row of the parts.</param>
internal sealed record SnapshotColumn(string Name, IReadOnlyList<string> Headers, string Sql, string Source)
{
    /// <summary>Different values, an estimate where there are too many for a type of their own.</summary>
    public long Values { get; init; }

    /// <summary>The enumeration that holds its values; <see langword="null"/> where it is plain text.</summary>
    public string? Type { get; init; }
}
