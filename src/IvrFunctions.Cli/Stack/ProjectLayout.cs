namespace IvrFunctions.Cli.Stack;

/// <summary>Where the parts of the built project are.</summary>
internal sealed class ProjectLayout(string root)
{
    public string Root => root;

    public string SampleCalls => Path.Combine(root, "samples", "llamadas.csv");

    public string AzuriteScript => Script("azurite", "dist", "src", "azurite.js");

    /// <summary>Loaded into Azurite, so that a kill costs it next to nothing.</summary>
    public string AzuriteSaves => Path.Combine(root, "src", "IvrFunctions.Cli", "Stack", "azurite-saves.cjs");

    public string ChromaScript => Script("chromadb", "dist", "cli.mjs");

    /// <summary>The folder the Functions Core Tools start the app from, or <see langword="null"/> where it was not built.</summary>
    public string? FunctionsApp => NewestBuild("IvrFunctions", "IvrFunctions.dll", "host.json");

    public string LocalHost =>
        NewestBuild("IvrFunctions.LocalHost", "IvrFunctions.LocalHost.dll") is { } folder
            ? Path.Combine(folder, "IvrFunctions.LocalHost.dll")
            : throw new CliException("The local host is not built: dotnet build src/IvrFunctions.LocalHost -c Release");

    /// <summary>Walks up from the program to the folder of the solution.</summary>
    public static ProjectLayout Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IvrFunctions.sln")))
                return new ProjectLayout(folder.FullName);
        }

        throw new CliException($"{AppContext.BaseDirectory} is not inside the project's folder, where the services are installed.");
    }

    private string Script(params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([root, "node_modules", .. parts]);
        return File.Exists(path) ? path : throw new CliException($"{path} is missing: run npm ci in {root}.");
    }

    private string? NewestBuild(string project, params string[] files)
    {
        var folder = new DirectoryInfo(Path.Combine(root, "artifacts", "bin", project));
        return !folder.Exists
            ? null
            : folder.GetDirectories()
                .Where(build => files.All(file => File.Exists(Path.Combine(build.FullName, file))))
                .MaxBy(build => File.GetLastWriteTimeUtc(Path.Combine(build.FullName, files[0])))?.FullName;
    }
}
