namespace IvrFunctions.Tests.Docs;

/// <summary>The files of the repository that this build was made from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>All documents for users, as (path, text).</summary>
    public static IEnumerable<(string Path, string Text)> Documents =>
        new[] { "README.md", "CHANGELOG.md", "samples/README.md" }
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal))
            .Select(path => (path, Read(path)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IvrFunctions.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
        return folder.FullName;
    }
}
