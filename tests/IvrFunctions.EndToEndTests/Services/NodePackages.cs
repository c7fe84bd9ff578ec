namespace IvrFunctions.EndToEndTests.Services;

/// <summary>The services that package.json names, as <c>npm ci</c> installs them beside the solution.</summary>
internal static class NodePackages
{
    private const string Solution = "IvrFunctions.sln";

    /// <summary>A script of an installed package; run by <c>node</c> itself, for npm's shims are shells around the server.</summary>
    public static string FindScript(string relativePath) => FindScript(AppContext.BaseDirectory, relativePath);

    /// <summary>A file of the project.</summary>
    public static string FindFile(string relativePath) => Path.Combine(FindRoot(AppContext.BaseDirectory), relativePath);

    /// <param name="from">The folder from which to walk up to the solution.</param>
    /// <param name="relativePath">The path under node_modules.</param>
    internal static string FindScript(string from, string relativePath)
    {
        var root = FindRoot(from);
        var script = Path.Combine(root, "node_modules", relativePath);
        return File.Exists(script)
            ? script
            : throw new InvalidOperationException($"{script} is missing: run `npm ci` in {root}.");
    }

    private static string FindRoot(string from)
    {
        var root = new DirectoryInfo(from);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, Solution)))
            root = root.Parent;
        return root?.FullName ?? throw new InvalidOperationException($"No {Solution} above {from}.");
    }
}
