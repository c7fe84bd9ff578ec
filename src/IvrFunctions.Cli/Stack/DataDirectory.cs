namespace IvrFunctions.Cli.Stack;

/// <summary>Everything a stack keeps, in one folder: two folders are two stacks that know nothing of each other.</summary>
internal sealed class DataDirectory
{
    public const string Variable = "IVR_DATA_DIR";

    private DataDirectory(string path) => FullPath = path;

    public string FullPath { get; }

    public string Endpoints => At("endpoints.json");

    public string Lock => At("ivr.lock");

    public string PseudonymKey => At("pseudonym.key");

    public string Processes => At("run");

    public string Azurite => At("azurite");

    public string Chroma => At("chroma");

    /// <summary><c>IVR_DATA_DIR</c>, or <c>.ivr</c> in the project's folder, so that every working directory finds the same stack.</summary>
    public static DataDirectory Resolve(CliEnvironment environment, ProjectLayout project) =>
        new(Path.GetFullPath(environment[Variable] ?? Path.Combine(project.Root, ".ivr")));

    public string LogOf(string service) => Path.Combine(At("logs"), service + ".log");

    public string ProcessOf(string service) => Path.Combine(Processes, service + ".pid");

    public void Create()
    {
        // Calls are personal data: nobody else on the machine need read them.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(FullPath);
        else
            Directory.CreateDirectory(FullPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Directory.CreateDirectory(At("logs"));
        Directory.CreateDirectory(Processes);
        Directory.CreateDirectory(Azurite);
        Directory.CreateDirectory(Chroma);
    }

    private string At(string name) => Path.Combine(FullPath, name);
}
