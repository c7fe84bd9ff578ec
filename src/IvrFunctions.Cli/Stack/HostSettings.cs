namespace IvrFunctions.Cli.Stack;

/// <summary>The app's settings, as environment variables.</summary>
internal static class HostSettings
{
    /// <summary>What the stack knows and the user has not set: a variable of the user wins.</summary>
    public static IReadOnlyDictionary<string, string> For(
        CliEnvironment environment, DataDirectory data, string storage, Uri chroma, ModelChoice models)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage,
            ["Chroma__Url"] = chroma.AbsoluteUri.TrimEnd('/'),

            // The host derives its id from the folder of the build and takes every blob for new when that moves.
            ["AzureFunctionsWebHost__hostid"] = "ivrfunctions",
        };
        if (environment["Ivr__PseudonymKey"] is null)
            settings["Ivr__PseudonymKey"] = PseudonymKey.ReadOrCreate(data.PseudonymKey);
        if (models.Ollama is { } ollama)
            settings["Ollama__Url"] = ollama.Url.AbsoluteUri.TrimEnd('/');

        foreach (var name in settings.Keys.Where(name => environment[name] is not null).ToList())
            settings.Remove(name);

        // The wish may have been "auto", which only this program understands.
        settings["Ivr__Models"] = models.Models;

        // A variable of the user reaches the app by itself; one that this program has set instead does not.
        foreach (var (name, value) in environment.Changes)
            settings.TryAdd(name, value);
        return settings;
    }
}
