namespace IvrFunctions.Core.Calls;

/// <summary>The names by which requests give attributes.</summary>
internal static class RequestFields
{
    /// <summary>The attribute's name, but for a call's language: <c>language</c> is the answer's.</summary>
    public static string Of(string attribute) => attribute == CallAttributes.Language ? "call_language" : attribute;
}
