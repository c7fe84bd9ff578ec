using IvrFunctions.Cli.Api;
using IvrFunctions.Cli.Commands;
using Spectre.Console;

namespace IvrFunctions.Cli.Stack;

/// <summary>A stack with a data directory of its own that goes when it does: nothing it does reaches the user's archive.</summary>
internal sealed class TemporaryStack : IDisposable
{
    private const string Prefix = "ivr-temporary-";

    private readonly CommandServices services;
    private readonly ProjectLayout project = ProjectLayout.Find();
    private readonly CliEnvironment environment;
    private readonly DataDirectory data;
    private readonly StackLock only;

    private TemporaryStack(CommandServices services)
    {
        this.services = services;
        environment = services.Environment.With(new Dictionary<string, string>
        {
            [DataDirectory.Variable] = Directory.CreateTempSubdirectory(Prefix).FullName,
            ["IVR_PORT"] = "0",

            // Empty is not set: the services that these name are the user's.
            ["AzureWebJobsStorage"] = "",
            ["Chroma__Url"] = "",
        });
        data = DataDirectory.Resolve(environment, project);
        data.Create();
        only = StackLock.Acquire(data);
    }

    public static async Task<TemporaryStack> CreateAsync(CommandServices services, CancellationToken cancellationToken)
    {
        await RemoveLeftOversAsync(services, cancellationToken);
        return new TemporaryStack(services);
    }

    /// <summary>Starts the services with these models, works with them, and stops them; what they have stored is there the next time.</summary>
    public async Task<T> RunAsync<T>(
        ModelChoice models, IReadOnlyDictionary<string, string> settings, Func<ApiConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        using var stack = new LocalStack(environment.With(settings), project, data, services.Http, services.Time);
        try
        {
            var endpoints = await stack.StartAsync(models, cancellationToken);
            return await work(new ApiConnection(new IvrApi(services.Http, endpoints.Api), endpoints.Storage));
        }
        finally
        {
            await stack.StopAsync(services.Signals.Hurry);
        }
    }

    public void Dispose()
    {
        only.Dispose();
        Directory.Delete(data.FullPath, recursive: true);
    }

    /// <summary>Ends and removes what runs left that were killed.</summary>
    private static async Task RemoveLeftOversAsync(CommandServices services, CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var data = DataDirectory.Resolve(
                services.Environment.With(new Dictionary<string, string> { [DataDirectory.Variable] = folder }), ProjectLayout.Find());
            try
            {
                using (StackLock.Acquire(data))
                    await LeftOvers.EndAsync(data, services.Console.WriteLine, cancellationToken);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is CliException or IOException or UnauthorizedAccessException)
            {
                // In use, or somebody else's.
            }
        }
    }
}
