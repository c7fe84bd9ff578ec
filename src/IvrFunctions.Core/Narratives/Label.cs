namespace IvrFunctions.Core.Narratives;

/// <summary>
/// How a value is called. The plain form is the name alone (<c>autenticación</c>); the phrase is the form it takes in a sentence,
/// with the article or preposition its attribute needs (<c>en el paso de autenticación</c>), so that gender and contractions
/// are decided once, here.
/// </summary>
internal sealed record Label(string Es, string EsPhrase, string En, string EnPhrase)
{
    public string Text(TextLanguage language) => language == TextLanguage.Es ? Es : En;

    public string Phrase(TextLanguage language) => language == TextLanguage.Es ? EsPhrase : EnPhrase;
}
