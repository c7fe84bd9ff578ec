namespace IvrFunctions.Functions.Http;

internal static class HttpLimits
{
    /// <summary>
    /// Bytes of a request's body, 100 MB: what the Functions host lets through. Kestrel alone would stop at 30 MB. Bigger files
    /// go to the container directly.
    /// </summary>
    public const long MaxBodyBytes = 104_857_600;

    /// <summary>Bytes of a question, 64 KB: no question needs more.</summary>
    public const int MaxQuestionBytes = 65_536;
}
