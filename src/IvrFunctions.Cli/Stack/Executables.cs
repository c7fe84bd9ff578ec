namespace IvrFunctions.Cli.Stack;

/// <summary>Programs on the PATH.</summary>
internal sealed class Executables(CliEnvironment environment)
{
    private static readonly string[] Extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public string Require(string name, string howToGet) =>
        Find(name) ?? throw new CliException($"{name} is not on the PATH. {howToGet}");

    public string? Find(string name) =>
        (from folder in (environment["PATH"] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from extension in Extensions
         let path = Path.Combine(folder, name + extension)
         where File.Exists(path)
         select path).FirstOrDefault();
}
