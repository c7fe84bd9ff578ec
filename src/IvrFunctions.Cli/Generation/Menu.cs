namespace IvrFunctions.Cli.Generation;

/// <summary>The steps of the generated IVR, with what callers and systems do there.</summary>
internal static class Menu
{
    private const int Never = 0;
    private const int Seldom = 15_000;
    private const int Often = 60_000;
    private const int Always = FailureCause.Whole;

    public static readonly MenuStep Main = Step("main_menu",
        step => new(step, "speech_not_recognized", 1_000, Seldom,
            "El sistema no entendió lo que pedía el cliente", "Mucho ruido de fondo, no se reconoció la voz"),
        step => new(step, "no_input", 1_100, Often, "Silencio en la línea, sin respuesta al menú"),
        step => new(step, "invalid_option", 700, Seldom, "El cliente marcó una opción que no existe"));

    public static readonly MenuStep Authentication = Step("authentication",
        step => new(step, "biometric_fail", 4_200, Seldom,
            "La huella de voz no coincide con la registrada", "El cliente estaba en la calle, la biometría falló dos veces",
            "Biometría de voz rechazada, el cliente dice que está resfriado"),
        step => new(step, "wrong_pin", 2_000, Seldom,
            "PIN incorrecto, el cliente no recordaba su clave", "Tres intentos con la clave antigua"),
        step => new(step, "otp_expired", 900, Seldom, "El código por SMS llegó tarde y ya no era válido"),
        step => new(step, "account_locked", 400, Never, "Cuenta bloqueada por demasiados intentos"));

    public static readonly MenuStep Identification = Step("identification",
        step => new(step, "customer_not_found", 1_800, Seldom,
            "No se encontró el número de cliente", "El documento no aparece en el sistema"));

    public static readonly MenuStep InvoiceLookup = Step("invoice_lookup",
        step => new(step, "invoice_not_found", 1_300, Seldom, "La factura del último mes todavía no estaba disponible"),
        step => new(step, "backend_timeout", 1_000, Seldom, "El sistema de facturas tardó demasiado en responder"));

    public static readonly MenuStep BalanceLookup = Step("balance_lookup",
        step => new(step, "backend_timeout", 2_800, Seldom,
            "La consulta de saldo no respondió a tiempo", "El cliente esperó el saldo, \"un momento, por favor\", y nada"),
        step => new(step, "account_not_found", 700, Never, "La cuenta indicada no existe"));

    public static readonly MenuStep Payment = Step("payment",
        step => new(step, "card_declined", 4_500, Seldom,
            "El banco rechazó la tarjeta", "Pago rechazado, el cliente dice que tiene fondos"),
        step => new(step, "gateway_timeout", 1_400, Seldom, "La pasarela de pago no contestó"),
        step => new(step, "card_expired", 800, Never, "Tarjeta caducada"));

    public static readonly MenuStep CardManagement = Step("card_management",
        step => new(step, "card_not_found", 900, Never, "La tarjeta no figura entre las del cliente"),
        step => new(step, "backend_timeout", 1_200, Seldom, "El sistema de tarjetas no respondió"));

    public static readonly MenuStep Diagnostics = Step("diagnostics",
        step => new(step, "device_unreachable", 2_600, Seldom,
            "El router no responde a la prueba de línea", "Prueba de línea sin resultado"),
        step => new(step, "backend_timeout", 900, Seldom, "El diagnóstico se quedó sin respuesta"));

    public static readonly MenuStep DataUpdate = Step("data_update",
        step => new(step, "invalid_data", 2_200, Seldom, "El sistema no aceptó la nueva dirección"));

    public static readonly MenuStep Confirmation = Step("confirmation",
        step => new(step, "caller_hung_up", 700, Always, "Colgó antes de confirmar"));

    public static readonly MenuStep AgentTransfer = Step("agent_transfer",
        step => new(step, "long_wait", 6_500, Always, "Colgó tras esperar a un agente", "Se cansó de esperar, llamará más tarde"),
        step => new(step, "no_agent_available", 1_500, Never, "Fuera del horario de atención"));

    /// <summary>All that goes wrong anywhere.</summary>
    public static IReadOnlyList<FailureCause> Causes { get; } =
    [
        .. new[]
        {
            Main, Authentication, Identification, InvoiceLookup, BalanceLookup, Payment, CardManagement, Diagnostics, DataUpdate, Confirmation,
            AgentTransfer,
        }.SelectMany(step => step.Causes),
    ];

    private static MenuStep Step(string name, params ReadOnlySpan<Func<CsvText, FailureCause>> causes)
    {
        CsvText text = name;
        var made = new FailureCause[causes.Length];
        for (var i = 0; i < causes.Length; i++)
        {
            made[i] = causes[i](text);
        }

        return new MenuStep(text, made);
    }
}
