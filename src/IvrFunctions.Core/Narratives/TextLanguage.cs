namespace IvrFunctions.Core.Narratives;

/// <summary>The languages that narratives and answers are written in; <c>es</c> and <c>en</c> in settings and requests.</summary>
public enum TextLanguage
{
    Es,
    En,
}
