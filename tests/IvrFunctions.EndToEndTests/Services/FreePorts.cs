using System.Net;
using System.Net.Sockets;

namespace IvrFunctions.EndToEndTests.Services;

internal static class FreePorts
{
    /// <summary>Loopback ports nobody listens on, all different.</summary>
    public static int[] Take(int count)
    {
        // All are held until all are known, lest the system gives one twice.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
                listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }
}
