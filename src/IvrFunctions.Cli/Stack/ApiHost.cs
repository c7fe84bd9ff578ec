using System.Globalization;

namespace IvrFunctions.Cli.Stack;

/// <summary>What runs the functions: the Functions host where it is installed, else the project's stand-in for it.</summary>
internal sealed record ApiHost(ServiceDefinition Service, Uri Url, string Description)
{
    public const string ServiceName = "host";

    public static ApiHost Define(
        ProjectLayout project, DataDirectory data, Executables executables, int port, IReadOnlyDictionary<string, string> settings)
    {
        var portText = port.ToString(CultureInfo.InvariantCulture);
        var url = new Uri($"http://127.0.0.1:{portText}");
        var (program, arguments, folder, description) = executables.Find("func") is { } func && project.FunctionsApp is { } app
            ? (func, ["start", "--no-build", "--port", portText], app, "Azure Functions Core Tools")
            : LocalHost(project, data, executables);
        var service = new ServiceDefinition
        {
            Name = ServiceName,
            Program = program,
            Arguments = arguments,
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string>(settings)
            {
                ["IVR_PORT"] = portText,
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{portText}",
                ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            },
            Probes = [new(url, "/api/health")],

            // A chunk in work is finished rather than done again.
            EndsWithin = TimeSpan.FromSeconds(30),
        };
        return new ApiHost(service, url, description);
    }

    private static (string Program, string[] Arguments, string Folder, string Description) LocalHost(
        ProjectLayout project, DataDirectory data, Executables executables)
    {
        var why = executables.Find("func") is null ? "func is not on the PATH" : "src/IvrFunctions is not built";

        // The host has no use for the folder, but a left-over process is known by it.
        return (
            executables.Require("dotnet", "Install the .NET 10 SDK: https://dotnet.microsoft.com/download"),
            [project.LocalHost, $"--{DataDirectory.Variable}", data.FullPath],
            project.Root,
            $"LocalHost, the stand-in for the Functions host: {why}");
    }
}
