using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IvrFunctions.LocalHost;

/// <summary>
/// Reads host.json and local.settings.json from the program's folder or the nearest above it that has them: a build finds those
/// at the top of the repository, a published copy those beside it.
/// </summary>
internal static class SettingsFiles
{
    /// <summary>The environment can override host.json: <c>AzureFunctionsJobHost__extensions__queues__batchSize</c>.</summary>
    private const string HostOverridePrefix = "AzureFunctionsJobHost__";

    public static IConfiguration ReadHostJson(string folder)
    {
        var configuration = new ConfigurationBuilder();
        if (Find("host.json", folder) is { } path)
            configuration.AddJsonFile(path);
        return Build(configuration.AddEnvironmentVariables(HostOverridePrefix));
    }

    /// <summary>The <c>Values</c> of local.settings.json as the worker sees them: <c>Ivr__Language</c> is <c>Ivr:Language</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> ReadLocalSettings(string folder)
    {
        if (Find("local.settings.json", folder) is not { } path)
            return [];
        return from value in Build(new ConfigurationBuilder().AddJsonFile(path)).GetSection("Values").GetChildren()
               where value.Value is not null
               select KeyValuePair.Create(value.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), value.Value);
    }

    private static string? Find(string name, string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, name);
            if (File.Exists(path))
                return path;
        }

        return null;
    }

    private static IConfigurationRoot Build(IConfigurationBuilder configuration)
    {
        try
        {
            return configuration.Build();
        }
        catch (InvalidDataException exception)
        {
            var reason = exception.GetBaseException().Message;
            throw new OptionsValidationException("settings", typeof(SettingsFiles), [$"{exception.Message} {reason}"]);
        }
    }
}
