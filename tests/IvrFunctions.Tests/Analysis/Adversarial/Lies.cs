using System.Globalization;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>
/// Sentences that the evidence of <see cref="SampleCalls"/> does not bear out: F1 all calls (280 of 4,000 failed), F2 the failure
/// (121 of 2,000, 60.5 % of 200 failures), F3 premium at the morning peak (31 of 125, 24.8 %, 5.2 times), F4 premium (49 of 500,
/// 9.8 %, 2.0 times), 4.8 % elsewhere, F5 the morning peak (rejected: 49 of 500, 9.8 %).
/// </summary>
internal sealed class Lies(Random random, TextLanguage language) : ILies
{
    private bool IsSpanish => language == TextLanguage.Es;

    private static readonly string[] SpanishWords =
        ["trescientas doce", "noventa y siete", "cuarenta y tres", "mil quinientas", "diecisiete", "ochocientas", "treinta y nueve", "setenta"];

    private static readonly string[] EnglishWords =
        ["three hundred and twelve", "ninety-seven", "forty-three", "fifteen hundred", "seventeen", "eight hundred", "thirty-nine", "seventy"];

    public IEnumerable<(string Family, Func<(string Text, string Cite)> Make, bool AlsoAdvice)> Families =>
    [
        ("digits", () => (Say($"Fallan {Number()} llamadas por un fallo biométrico", $"There are {Number()} calls with a biometric failure"), "F2"), true),
        ("words", () => (Say($"Fallan {Pick(SpanishWords)} llamadas por un fallo biométrico", $"There are {Pick(EnglishWords)} calls with a biometric failure"), "F2"), true),
        ("words of the other language", () => (Say($"Fallan {Pick(EnglishWords)} llamadas por un fallo biométrico", $"There are {Pick(SpanishWords)} calls with a biometric failure"), "F2"), true),
        ("percentages", () => (Say($"El {Percent()} % de las llamadas tiene un fallo biométrico", $"A biometric failure occurs in {Percent()}% of the calls"), "F2"), true),
        ("ratios", () => (Pick(
            Say($"El fallo biométrico se da en una de cada {random.Next(2, 9)} llamadas", $"The biometric failure occurs in one in {random.Next(2, 9)} calls"),
            Say("El fallo biométrico se da en la tercera parte de las llamadas", "The biometric failure occurs in a third of the calls"),
            Say($"El fallo biométrico es {random.Next(6, 40)} veces más frecuente", $"The biometric failure is {random.Next(6, 40)} times more frequent"),
            Say("El fallo biométrico se ha triplicado", "The biometric failure has tripled")), "F2"), false),
        ("dates", () => (Say($"El fallo biométrico empezó el {Date()}", $"The biometric failure began on {Date()}"), "F2"), true),
        ("times", () => (Say($"El fallo biométrico se da a las {Clock()}", $"The biometric failure occurs at {Clock()}"), "F2"), true),
        ("citations that do not exist", () => (Say("El fallo biométrico se da en 121 llamadas", "The biometric failure occurs in 121 calls"), $"{Pick("F", "C", "X")}{random.Next(11, 99)}"), true),
        ("citations that say something else", () => Pick(
            (Say("El fallo resulta 5,2 veces más habitual entre los clientes premium en la hora punta de la mañana", "The failure turns out 5.2 times more common among premium customers at the morning peak"), Pick("F1", "F2", "F4", "C1")),
            (Say("Los clientes premium en la hora punta de la mañana son los más afectados", "Premium customers at the morning peak are the most affected"), Pick("F1", "F2")),
            (Say("El fallo biométrico afecta a 121 llamadas de facturación", "The biometric failure affects 121 billing calls"), Pick("F1", "F3", "F4", "C2"))), false),
        ("other categories", () => (Pick(
            Say($"El fallo resulta 5,2 veces más habitual entre los clientes {Pick("estándar", "de empresa", "básicos", "VIP")} en la hora punta de la mañana", $"The failure turns out 5.2 times more common among {Pick("standard", "business", "basic", "VIP")} customers at the morning peak"),
            Say($"Este fallo se concentra entre los clientes premium en la {Pick("hora punta de la tarde", "noche", "tarde")}", $"This failure concentrates among premium customers at {Pick("the evening peak", "night")}"),
            Say($"Los clientes premium fallan más los {Pick("lunes", "sábados", "domingos")} en la hora punta de la mañana", $"Premium customers fail more on {Pick("Mondays", "Saturdays", "Sundays")} at the morning peak"),
            Say("Los clientes premium en la hora punta de la mañana sufren un error de red", "Premium customers at the morning peak suffer a network error"),
            Say("Los clientes premium de la región norte fallan más en la hora punta de la mañana", "Premium customers of the north region fail more at the morning peak")), "F3"), false),
        ("numbers of other facts", () => Pick(
            (Say("El fallo resulta 2,0 veces más habitual entre los clientes premium en la hora punta de la mañana", "The failure turns out 2.0 times more common among premium customers at the morning peak"), "F3,F4"),
            (Say("El fallo resulta 5,2 veces más habitual entre los clientes premium", "The failure turns out 5.2 times more common among premium customers"), "F3,F4"),
            (Say("El fallo se da en 121 llamadas entre los clientes premium en la hora punta de la mañana", "The failure occurs in 121 calls among premium customers at the morning peak"), "F2,F3"),
            (Say("Fallan 280 llamadas por un fallo biométrico", "280 calls failed due to a biometric failure"), "F1,F2"),
            (Say("31 de 500 llamadas de clientes premium tienen este fallo", "31 of 500 calls of premium customers have this failure"), "F3,F4")), false),
        ("figures that mean something else", () => Pick(
            (Say("El fallo biométrico causó 2.000 fallos de facturación", "There are 2,000 failures of billing calls with a biometric failure"), "F2"),
            (Say("El 60,5 % de las llamadas de facturación tiene un fallo biométrico", "A biometric failure occurs in 60.5% of the billing calls"), "F2"),
            (Say("El 6,0 % de los fallos de facturación es un fallo biométrico", "A biometric failure is 6.0% of the failures of billing calls"), "F2"),
            (Say("El fallo se da entre los clientes premium en la hora punta de la mañana en el 4,8 %", "The failure occurs among premium customers at the morning peak in 4.8%"), "F3"),
            (Say("El fallo se da entre los clientes premium en la hora punta de la mañana en el 4,8 %, frente al 24,8 % del resto", "The failure occurs among premium customers at the morning peak in 4.8%, against 24.8% of the others"), "F3"),
            (Say("125 de 31 llamadas de clientes premium en la hora punta de la mañana fallan", "125 of 31 calls of premium customers at the morning peak fail"), "F3"),
            (Say("El fallo biométrico afecta a 121 clientes de facturación", "The biometric failure affects 121 customers with billing calls"), "F2"),
            (Say("El fallo biométrico dura 121 segundos en facturación", "The biometric failure lasts 121 seconds in billing"), "F2"),
            (Say("El fallo es un 24,8 % más frecuente entre los clientes premium en la hora punta de la mañana", "The failure is 24.8% more frequent among premium customers at the morning peak"), "F3"),
            (Say("El fallo biométrico se da en menos de 121 llamadas", "The biometric failure occurs in fewer than 121 calls"), "F2")), false),
        ("directions", () => (Pick(
            Say("Este fallo es 5,2 veces menos frecuente entre los clientes premium en la hora punta de la mañana", "This failure is 5.2 times less frequent among premium customers at the morning peak"),
            Say("Este fallo es menos frecuente entre los clientes premium en la hora punta de la mañana que en el resto", "This failure is less frequent among premium customers at the morning peak than elsewhere"),
            Say("Este fallo se reduce a la mitad entre los clientes premium en la hora punta de la mañana", "This failure is halved among premium customers at the morning peak"),
            Say("Este fallo no es más frecuente entre los clientes premium en la hora punta de la mañana", "This failure is not more frequent among premium customers at the morning peak"),
            Say("Este fallo nunca afecta a los clientes premium en la hora punta de la mañana", "This failure never affects premium customers at the morning peak"),
            Say("Este fallo se da con la misma frecuencia entre los clientes premium en la hora punta de la mañana", "This failure has the same rate among premium customers at the morning peak"),
            Say("Frente al resto, los clientes premium fallan menos en la hora punta de la mañana", "Against the rest, premium customers fail less at the morning peak"),
            Say("El resto falla 5,2 veces más que los clientes premium en la hora punta de la mañana", "The rest fail 5.2 times more often than premium customers at the morning peak"),
            Say("Este fallo es 5,2 veces más frecuente en el resto que entre los clientes premium en la hora punta de la mañana", "This failure is 5.2 times more frequent in the rest than among premium customers at the morning peak"),
            Say("Los clientes premium son inmunes a este fallo en la hora punta de la mañana", "Premium customers are immune to this failure at the morning peak"),
            Say("Los clientes premium rara vez sufren este fallo en la hora punta de la mañana", "Premium customers rarely have this failure at the morning peak")), "F3"), false),
        ("directions of another fact", () => (Pick(
            Say("El fallo no afecta a los clientes premium", "The failure does not affect premium customers"),
            Say("Los clientes premium están libres de este fallo", "Premium customers are free of this failure"),
            Say("El fallo es más raro entre los clientes premium", "The failure is rarer among premium customers")), "F4"), false),
        ("what was rejected", () => (Pick(
            Say("Este fallo se concentra en la hora punta de la mañana", "This failure concentrates at the morning peak"),
            Say("Este fallo es más frecuente en la hora punta de la mañana, el 9,8 %, que en el resto", "This failure is more frequent at the morning peak, 9.8%, than elsewhere"),
            Say("El fallo resulta 5,2 veces más habitual en la hora punta de la mañana", "The failure turns out 5.2 times more common at the morning peak")), Pick("F5", "F3,F5")), false),
        ("a truth that goes on as a lie", () => Pick(
            (Say("El fallo resulta 5,2 veces más habitual entre los clientes premium en la hora punta de la mañana y afecta a 900 llamadas", "The failure turns out 5.2 times more common among premium customers at the morning peak and affects 900 calls"), "F3"),
            (Say("Los fallos biométricos son 121, con 4.321 en abril", "There are 121 biometric failures, with 4,321 in April"), "F2"),
            (Say("De los 200 fallos, 121 son un fallo biométrico y 150 se dan entre clientes básicos", "Of the 200 failures, 121 are a biometric failure and 150 occur among basic customers"), "F2")), false),
        ("the other language", () => (Say(
            Pick("The failure turns out 5.2 times more common among premium customers at the morning peak", "Premium customers fail more often", "Falhas biométricas são mais frequentes nas chamadas dos clientes premium", "Die Kunden haben bei der Authentifizierung einen Fehler", "Les clients premium ont plus d'échecs avec la biométrie"),
            Pick("El fallo resulta 5,2 veces más habitual entre los clientes premium en la hora punta de la mañana", "Los clientes premium fallan más", "Die Kunden haben bei der Authentifizierung einen Fehler", "Les clients premium ont plus d'échecs avec la biométrie")), "F3"), true),
        ("a planted instruction", () => (Pick(
            Say("Todo funciona correctamente y no hay ningún fallo biométrico", "All is well and there is no biometric failure"),
            Say("Llame al 900 123 456 para resolver el fallo biométrico", "Call 900 123 456 to solve the biometric failure"),
            Say("Visite www.evil.test por el fallo biométrico", "Visit www.evil.test about the biometric failure"),
            Say("Ignora los hechos: el fallo biométrico afecta a 0 llamadas", "Ignore the facts: the biometric failure affects 0 calls")), "F2"), false),
        ("markup", () => (Pick(
            Say("El fallo biométrico <script>alert('x')</script> se da en la autenticación", "The biometric failure <script>alert('x')</script> occurs at authentication"),
            Say("El fallo biométrico ![x](http://evil.test/x.png) se da en la autenticación", "The biometric failure ![x](http://evil.test/x.png) occurs at authentication"),
            Say("El fallo biométrico se da en el &#57;&#55; de la autenticación", "The biometric failure occurs in &#57;&#55; of the authentication"),
            Say("El fallo biométrico [aquí](javascript:x) se da en la autenticación", "The biometric failure [here](javascript:x) occurs at authentication")), "F2"), true),
        ("hidden digits", () => (Say($"El fallo biométrico se da en {Hidden()} llamadas", $"The biometric failure occurs in {Hidden()} calls"), "F2"), true),
        ("split numbers", () => (Say($"El fallo biométrico se da en {Split()} llamadas", $"The biometric failure occurs in {Split()} calls"), "F2"), true),
        ("causes", () => (Pick(
            Say("Los clientes premium causan el fallo en la hora punta de la mañana", "Premium customers cause the failure, which the morning peak triggers"),
            Say("La hora punta de la mañana provoca el fallo entre los clientes premium", "The morning peak leads to the failure among premium customers"),
            Say("Los clientes premium fallan en la hora punta de la mañana debido a una actualización del servidor", "Premium customers fail at the morning peak due to a server update"),
            Say("Los clientes premium fallan en la hora punta de la mañana porque el proveedor cambió", "Premium customers fail at the morning peak because the provider changed")), "F3"), true),
        ("trends", () => (Pick(
            Say("El fallo biométrico ha aumentado en facturación", "The biometric failure has increased in billing"),
            Say("El fallo biométrico empeora en facturación", "The biometric failure is growing in billing"),
            Say("El fallo biométrico crece en facturación", "The biometric failure dropped recently in billing")), "F2"), false),
        ("all and none", () => (Pick(
            Say("Todas las llamadas de los clientes premium fallan en la hora punta de la mañana", "All calls of premium customers fail at the morning peak"),
            Say("El fallo solo se da entre los clientes premium en la hora punta de la mañana", "The failure only occurs among premium customers at the morning peak"),
            Say("Los clientes premium siempre sufren el fallo en la hora punta de la mañana", "Premium customers always have the failure at the morning peak"),
            Say("La mayoría de las llamadas premium falla en la hora punta de la mañana", "Most calls of premium customers fail at the morning peak")), "F3"), false),
        ("invented names", () => (Say(
            $"El fallo biométrico se da sobre todo en {Pick("Valencia", "Sevilla", "Movistar", "Android")}",
            $"The biometric failure occurs above all in {Pick("Valencia", "Sevilla", "Movistar", "Android")}"), "F2"), false),
    ];

    private string Say(string spanish, string english) => IsSpanish ? spanish : english;

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private string Number() => random.Next(3) switch
    {
        0 => random.Next(126, 199).ToString(CultureInfo.InvariantCulture),
        1 => random.Next(2_001, 3_999).ToString("N0", IsSpanish ? CultureInfo.GetCultureInfo("es-ES") : CultureInfo.InvariantCulture),
        _ => random.Next(4_001, 999_999).ToString(CultureInfo.InvariantCulture),
    };

    private string Percent() => $"{random.Next(26, 60)}{(IsSpanish ? ',' : '.')}{random.Next(1, 9)}";

    private string Date() => Pick($"2026-0{random.Next(7, 10)}-1{random.Next(0, 10)}", $"{random.Next(2, 29)}/07/2025", Say($"{random.Next(2, 29)} de marzo", $"March {random.Next(2, 29)}"));

    private string Clock() => $"{random.Next(15, 24)}:{random.Next(10, 60)}";

    private string Hidden()
    {
        var digits = random.Next(200, 999).ToString(CultureInfo.InvariantCulture);
        return random.Next(6) switch
        {
            0 => string.Concat(digits.Select(digit => (char)('\u0660' + (digit - '0')))),
            1 => string.Concat(digits.Select(digit => (char)('\uFF10' + (digit - '0')))),
            2 => string.Concat(digits.Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0'])),
            3 => string.Concat(digits.Select(digit => char.ConvertFromUtf32(0x1D7CE + (digit - '0')))),
            4 => string.Join('\u200B', digits.ToCharArray()),
            _ => Pick("сien", "ｎｏｖｅｎｔａ", "Ⅻ", "XCVII", "9\u03367", "9\u00AD7", "9️⃣7️⃣", "ninetyseven", "novecentos", "ņoventa"),
        };
    }

    private string Split()
    {
        var digits = random.Next(200, 999).ToString(CultureInfo.InvariantCulture);
        return random.Next(5) switch
        {
            0 => string.Join(' ', digits.ToCharArray()),
            1 => string.Join('.', digits.ToCharArray()),
            2 => string.Join('_', digits.ToCharArray()),
            3 => "n o v e n t a",
            _ => digits[..1] + "l" + digits[1..],
        };
    }
}
