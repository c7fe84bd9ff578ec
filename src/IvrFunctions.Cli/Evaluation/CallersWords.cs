namespace IvrFunctions.Cli.Evaluation;

/// <summary>
/// Each failure as somebody tells it who knows neither steps nor reasons: questions for the embedding model, for no name of a field is in
/// them to go by.
/// </summary>
internal static class CallersWords
{
    private static readonly Dictionary<(string Step, string Reason), (string Es, string En)> Table = new()
    {
        [("main_menu", "speech_not_recognized")] = ("La máquina no entiende lo que le digo", "The machine does not understand what I say"),
        [("main_menu", "no_input")] = ("Nadie contesta nada cuando la locución pregunta", "Nobody says anything when the recording asks"),
        [("main_menu", "invalid_option")] = ("Han pulsado una tecla que no lleva a ningún sitio", "They pressed a key that leads nowhere"),
        [("authentication", "biometric_fail")] = ("La grabación dice que no soy yo aunque estoy hablando", "The recording says it is not me although I am speaking"),
        [("authentication", "wrong_pin")] = ("He olvidado mi número secreto", "I have forgotten my secret number"),
        [("authentication", "otp_expired")] = ("El mensaje con el código llega demasiado tarde", "The text message with the code comes too late"),
        [("authentication", "account_locked")] = ("Me han cerrado el acceso por equivocarme muchas veces", "I was shut out for too many mistakes"),
        [("identification", "customer_not_found")] = ("Dicen que mi documento no consta", "They say my document is not on file"),
        [("invoice_lookup", "invoice_not_found")] = ("El recibo de este mes no aparece", "This month's bill does not show up"),
        [("invoice_lookup", "backend_timeout")] = ("Pido un recibo y el ordenador no contesta", "I ask for a bill and the computer does not reply"),
        [("balance_lookup", "backend_timeout")] = ("Quiero saber cuánto dinero tengo y no llega respuesta", "I want to know how much money I have and no reply comes"),
        [("balance_lookup", "account_not_found")] = ("Dicen que el número de cuenta que doy no existe", "They say the account number I give does not exist"),
        [("payment", "card_declined")] = ("El banco no acepta la tarjeta aunque hay fondos", "The bank does not accept the card although there is money"),
        [("payment", "gateway_timeout")] = ("La pasarela se queda colgada al cobrar", "The gateway hangs when it should charge"),
        [("payment", "card_expired")] = ("El plástico ya no vale por la fecha", "The plastic is past its date"),
        [("card_management", "card_not_found")] = ("No encuentran mi tarjeta entre las mías", "They cannot find my card among mine"),
        [("card_management", "backend_timeout")] = ("Quiero cambiar algo de mi tarjeta y el ordenador no contesta", "I want to change my card and the computer does not reply"),
        [("diagnostics", "device_unreachable")] = ("El router de casa no responde a la prueba", "The router at home does not respond to the test"),
        [("diagnostics", "backend_timeout")] = ("La prueba de la línea no termina nunca", "The test of the line never ends"),
        [("data_update", "invalid_data")] = ("No me dejan poner mi nueva dirección", "They do not let me enter my new address"),
        [("confirmation", "caller_hung_up")] = ("Cuelgan justo antes de decir que sí", "They hang up just before saying yes"),
    };

    public static string For(string step, string reason, string language)
    {
        var (es, en) = Table[(step, reason)];
        return language == "es" ? es : en;
    }
}
