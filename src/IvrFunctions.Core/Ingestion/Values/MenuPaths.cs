namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads the menu steps a call went through.</summary>
internal static class MenuPaths
{
    /// <summary>The step just before the path's error, as in <c>WELCOME,IDENTIFICACION,ERROR,END</c>; <see langword="null"/> without one.</summary>
    public static string? FailureStep(string path) => throw new NotSupportedException();

    /// <summary>The last step that is none of the marks for how the call ended; for calls known to have failed.</summary>
    public static string? LastStep(string path) => throw new NotSupportedException();
}
