using System.Globalization;

namespace IvrFunctions.Cli.Stack;

/// <summary>Blobs and queues on this machine.</summary>
internal sealed record Azurite(ServiceDefinition Service, string ConnectionString)
{
    private const string Account = "devstoreaccount1";

    /// <summary>The account key every Azurite has; Microsoft publishes it.</summary>
    private const string WellKnownKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static Azurite Define(ProjectLayout project, DataDirectory data, Ports ports, string node)
    {
        var (blob, queue, table) = (ports.Choose(10000), ports.Choose(10001), ports.Choose(10002));
        return new Azurite(
            new ServiceDefinition
            {
                Name = "azurite",
                Program = node,
                Arguments =
                [
                    "--require", project.AzuriteSaves,
                    project.AzuriteScript,
                    "--location", data.Azurite,
                    "--blobHost", "127.0.0.1", "--blobPort", Text(blob),
                    "--queueHost", "127.0.0.1", "--queuePort", Text(queue),
                    "--tableHost", "127.0.0.1", "--tablePort", Text(table),

                    // Azurite refuses the API versions of storage clients newer than itself.
                    "--skipApiVersionCheck",
                    "--disableTelemetry",
                    "--silent",
                ],
                WorkingDirectory = data.Azurite,
                Probes = [new(Url(blob)), new(Url(queue))],
                AnyAnswerWillDo = true,
            },
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={WellKnownKey};"
            + $"BlobEndpoint={Url(blob)};QueueEndpoint={Url(queue)};TableEndpoint={Url(table)};");
    }

    private static string Url(int port) => $"http://127.0.0.1:{Text(port)}/{Account}";

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
