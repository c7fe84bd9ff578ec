namespace IvrFunctions.Functions.Http;

/// <summary>The name of a source at the end of a route.</summary>
internal static class SourcePath
{
    /// <summary>Routing leaves this one escape alone, so that a slash within a segment can be told from one between two.</summary>
    public static string Read(string name) => name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
