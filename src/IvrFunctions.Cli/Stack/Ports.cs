using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace IvrFunctions.Cli.Stack;

/// <summary>Chooses ports nobody listens on; a taken port is never ours, whatever answers there.</summary>
internal sealed class Ports
{
    private readonly HashSet<int> chosen = [];
    private readonly Func<int, bool> isFree;

    public Ports()
        : this(IsFreeOnThisMachine)
    {
    }

    /// <param name="isFree">Whether nobody listens on a port.</param>
    internal Ports(Func<int, bool> isFree) => this.isFree = isFree;

    /// <summary>The usual port where it is free, else any.</summary>
    public int Choose(int usual)
    {
        var port = usual;
        while (port == 0 || chosen.Contains(port) || !isFree(port))
            port = AnyFree();
        chosen.Add(port);
        return port;
    }

    /// <summary>Exactly this port, which a variable of this name asked for; 0 is any.</summary>
    public int Require(int port, string variable) =>
        port == 0 || isFree(port)
            ? Choose(port)
            : throw new CliException($"Port {port} is taken. Set {variable} to a free port, for example {variable}={AnyFree()}.");

    private static int AnyFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// Asks the system's list first: on some systems a loopback address can be bound beside a server on all addresses.
    /// </summary>
    private static bool IsFreeOnThisMachine(int port)
    {
        if (IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port))
            return false;
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
