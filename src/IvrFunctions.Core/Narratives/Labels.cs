namespace IvrFunctions.Core.Narratives;

public static class Labels
{
    public static string Of(TextLanguage language, string attribute, string value) => value.Replace('_', ' ');
}
