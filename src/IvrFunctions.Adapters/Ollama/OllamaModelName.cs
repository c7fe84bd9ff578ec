namespace IvrFunctions.Adapters.Ollama;

/// <summary>
/// Model names as Ollama reads them: <c>[host[:port]/][namespace/]model[:tag]</c>, the tag <c>latest</c> where none is given.
/// </summary>
internal static class OllamaModelName
{
    private const string DefaultTag = ":latest";

    /// <summary>The name without the default tag, so that both spellings of a model are one embedder.</summary>
    public static string Shorten(string name) =>
        name.EndsWith(DefaultTag, StringComparison.OrdinalIgnoreCase) ? name[..^DefaultTag.Length] : name;

    public static bool AreSame(string one, string other) =>
        string.Equals(Shorten(one), Shorten(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the tag asks for Ollama's cloud (<c>:cloud</c>, <c>:120b-cloud</c>): the server then forwards every request.
    /// </summary>
    public static bool IsCloud(string name)
    {
        var tag = Tag(name);
        return tag.Equals("cloud", StringComparison.OrdinalIgnoreCase) || tag.EndsWith("-cloud", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Tag(string name)
    {
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name.AsSpan(colon + 1).Trim() : [];
    }
}
