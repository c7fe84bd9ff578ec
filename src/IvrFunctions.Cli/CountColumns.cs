namespace IvrFunctions.Cli;

/// <summary>Which columns of a CSV count calls; all others are attributes, but for those left out.</summary>
/// <param name="Failed">The failed calls.</param>
/// <param name="Total">All calls; <see langword="null"/> where <paramref name="Succeeded"/> is given.</param>
/// <param name="Succeeded">The calls that did not fail.</param>
/// <param name="LeftOut">Columns that are no attributes.</param>
internal sealed record CountColumns(string Failed, string? Total, string? Succeeded, IReadOnlyList<string> LeftOut)
{
    /// <summary>The one beside <see cref="Failed"/>.</summary>
    public string Other => Total ?? Succeeded!;

    /// <summary>The columns as the file spells them: case and spaces around do not matter where only one column can be meant.</summary>
    /// <exception cref="CliException">One is missing.</exception>
    public CountColumns In(IReadOnlyList<string> headers)
    {
        return new CountColumns(Find(Failed), Total is null ? null : Find(Total), Succeeded is null ? null : Find(Succeeded), [.. LeftOut.Select(Find)]);

        string Find(string name)
        {
            if (headers.Contains(name)) return name;
            var alike = headers.Where(header => header.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
            return alike is [var only] ? only : throw new CliException($"There is no column {name}. The columns are {string.Join(", ", headers)}.");
        }
    }
}
