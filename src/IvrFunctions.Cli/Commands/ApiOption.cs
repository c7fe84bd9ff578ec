using System.CommandLine;
using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Cli.Commands;

/// <summary><c>--api</c>: which app to talk to.</summary>
internal sealed class ApiOption : Option<string?>
{
    public ApiOption()
        : base("--api") =>
        Description = "Address of the app; without it IVR_API, the running ivr up, or http://127.0.0.1:$IVR_PORT.";

    public ApiConnection Connect(ParseResult arguments, CommandServices services)
    {
        var endpoints = FindRunningStack(services.Environment);
        var given = arguments.GetValue(this) ?? services.Environment["IVR_API"];
        var address = given is null ? endpoints?.Api ?? new Uri($"http://127.0.0.1:{services.Environment.Port}") : Parse(given);

        // The stack's storage belongs to the stack's app, not to any other.
        var storage = services.Environment["AzureWebJobsStorage"] ?? (address == endpoints?.Api ? endpoints?.Storage : null);
        return new ApiConnection(new IvrApi(services.Http, address), storage);
    }

    /// <summary>Accepts the address with and without <c>/api</c>.</summary>
    internal static Uri Parse(string text)
    {
        var trimmed = text.TrimEnd('/');
        if (trimmed.EndsWith("/api", StringComparison.Ordinal))
            trimmed = trimmed[..^"/api".Length];
        return Uri.TryCreate(trimmed + '/', UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new CliException($"\"{text}\" is not an address such as http://127.0.0.1:7071.");
    }

    private static Endpoints? FindRunningStack(CliEnvironment environment) =>
        EndpointsFile.Read(DataDirectory.Resolve(environment, ProjectLayout.Find()).Endpoints);
}
