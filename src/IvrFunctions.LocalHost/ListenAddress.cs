using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IvrFunctions.LocalHost;

/// <summary>
/// Where HTTP is served: <c>--urls</c> or <c>ASPNETCORE_URLS</c>, else <c>IVR_PORT</c> (default 7071) on 127.0.0.1. Keys are not
/// checked here, so only this machine may call.
/// </summary>
internal static class ListenAddress
{
    private const int DefaultPort = 7071;

    /// <exception cref="OptionsValidationException">Not a loopback address, or no port.</exception>
    public static string From(IConfiguration configuration)
    {
        if (configuration["urls"] is { Length: > 0 } urls)
            return urls.Split(';').All(IsLoopback) ? urls : throw Invalid("--urls must be loopback addresses, such as http://127.0.0.1:7071.");

        var text = configuration["IVR_PORT"];
        if (string.IsNullOrEmpty(text))
            return On(DefaultPort);
        return ushort.TryParse(text, CultureInfo.InvariantCulture, out var port)
            ? On(port)
            : throw Invalid("IVR_PORT must be a port number.");
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback;

    private static string On(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static OptionsValidationException Invalid(string message) => new("urls", typeof(ListenAddress), [message]);
}
