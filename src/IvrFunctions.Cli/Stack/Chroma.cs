using System.Globalization;

namespace IvrFunctions.Cli.Stack;

/// <summary>The vector store on this machine. It asks nobody who they are, so it listens on the loopback address only.</summary>
internal sealed record Chroma(ServiceDefinition Service, Uri Url)
{
    public static Chroma Define(ProjectLayout project, DataDirectory data, Ports ports, string node)
    {
        var port = ports.Choose(8000).ToString(CultureInfo.InvariantCulture);
        var url = new Uri($"http://127.0.0.1:{port}");
        return new Chroma(
            new ServiceDefinition
            {
                Name = "chroma",
                Program = node,
                Arguments = [project.ChromaScript, "run", "--path", data.Chroma, "--host", "127.0.0.1", "--port", port],
                WorkingDirectory = data.Chroma,
                Probes = [Heartbeat(url)],
            },
            url);
    }

    public static Uri Heartbeat(Uri chroma) => new(chroma, "/api/v2/heartbeat");
}
