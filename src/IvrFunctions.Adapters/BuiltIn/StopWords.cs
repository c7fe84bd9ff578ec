using System.Collections.Frozen;

namespace IvrFunctions.Adapters.BuiltIn;

/// <summary>
/// Words that tell calls apart as little as function words do: those of Spanish and English, and those every narrative has.
/// Folded, known by the hash of their letters.
/// </summary>
internal static class StopWords
{
    private const string Spanish =
        "a al ante antes asi aun aunque bajo bien cada como con contra cual cuando de del desde donde durante e el ella ellas " +
        "ello ellos en entre era eran es esa esas ese eso esos esta estaba estas este esto estos fue fueron ha habia haber " +
        "hacia han hasta hay la las le les lo los mas mi mientras muy ni no nos o otra otras otro otros para pero por porque " +
        "pues que quien se sea segun ser si sido sin sino sobre son su sus tal tambien tan te tiene tras tu u un una unas uno " +
        "unos y ya yo";

    private const string English =
        "about after all also an and any are as at be been before being but by can did do does for from had has have he her his how i if " +
        "in into is it its of on only or other our out over she so some such than that the their them then there these they this those " +
        "through to under until up was we were what when where which while who will with within without would you your";

    private const string Template =
        "cliente clientes idioma llamada llamadas notas paso recorrido call calls customer customers language notes path step";

    private static readonly FrozenSet<uint> Hashes =
        $"{Spanish} {English} {Template}".Split(' ').Select(word => FeatureHash.Word(word)).ToFrozenSet();

    public static bool Contains(uint wordHash) => Hashes.Contains(wordHash);
}
