using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Narratives;

/// <summary>The vocabulary itself. Keys are the spellings of one value, parted by bars; the first is the canonical one.</summary>
internal static class LabelsTable
{
    public static IEnumerable<(string Attribute, string Keys, Label Label)> Entries() =>
        [.. CallTypes(), .. Steps(), .. Reasons(), .. Segments(), .. Channels(), .. Languages(), .. Regions(), .. Times(), .. Outcomes()];

    private static IEnumerable<(string, string, Label)> CallTypes()
    {
        yield return CallType("billing|facturación|factura|facturas|invoice", "facturación", "billing");
        yield return CallType("payment|payments|pago|pagos|bill_payment", "pago", "payment");
        yield return CallType("technical_support|tech_support|soporte_técnico|soporte|support|technical", "soporte técnico", "technical support");
        yield return CallType("account|account_management|account_update|cuenta|gestión_de_cuenta", "gestión de cuenta", "account");
        yield return CallType("balance|balance_inquiry|saldo|consulta_saldo|consulta_de_saldo", "consulta de saldo", "balance inquiry");
        yield return CallType("sales|ventas|venta|contratación", "ventas", "sales");
        yield return CallType("cancellation|cancelación|baja|bajas|churn", "cancelación", "cancellation");
        yield return CallType("complaint|complaints|reclamación|reclamaciones|queja|quejas", "reclamación", "complaint");
        yield return CallType("appointment|appointments|cita|citas", "cita previa", "appointment");
        yield return CallType("order_status|order|pedido|pedidos|estado_pedido|delivery|envío", "estado de pedido", "order status");
        yield return CallType("activation|activación|alta|altas", "activación", "activation");
        yield return CallType("card|cards|card_services|tarjeta|tarjetas", "tarjetas", "card");
        yield return CallType("card_block|lost_card|bloqueo_tarjeta|bloqueo_de_tarjeta", "bloqueo de tarjeta", "card block");
        yield return CallType("password_reset|pin_reset|cambio_de_clave|recuperar_clave", "cambio de clave", "password reset");
        yield return CallType("loan|loans|préstamo|préstamos", "préstamos", "loan");
        yield return CallType("claim|claims|siniestro|siniestros", "siniestros", "insurance claim");
        yield return CallType("information|info|información|general_inquiry|inquiry|consulta", "información", "information");
        yield return CallType("outage|fault|avería|averías|incidencia|incidencias", "avería", "outage");
        yield return CallType("portability|portabilidad", "portabilidad", "number portability");
        yield return CallType("roaming|itinerancia", "itinerancia", "roaming");
        yield return CallType("transfers|transfer|transferencia|transferencias|money_transfer", "transferencias", "money transfer");
        yield return CallType("fraud|fraude", "fraude", "fraud");
    }

    private static IEnumerable<(string, string, Label)> Steps()
    {
        yield return Step("authentication|autenticación|auth|login", "autenticación", "authentication");
        yield return Step("identification|identificación|customer_identification", "identificación", "identification");
        yield return Step("verification|verificación|identity_verification", "verificación", "verification");
        yield return Step("voice_biometrics|biometrics|biometría|biometría_de_voz|biometric", "biometría de voz", "voice biometrics");
        yield return Step("pin|pin_entry|entrada_pin|ingreso_pin", "introducción del PIN", "PIN entry");
        yield return Step("otp|otp_validation|validación_otp|one_time_password", "clave de un solo uso", "one-time password");
        yield return Step("greeting|welcome|bienvenida|saludo", "bienvenida", "greeting");
        yield return Step("language_selection|selección_idioma|selección_de_idioma|idioma", "selección de idioma", "language selection");
        yield return (
            CallAttributes.FailureStep, "main_menu|menú_principal", new("menú principal", "en el menú principal", "main menu", "at the main menu"));
        yield return Step("menu|menu_selection|menú|selección_menú", "selección de menú", "menu selection");
        yield return Step("speech_recognition|reconocimiento_voz|reconocimiento_de_voz|asr", "reconocimiento de voz", "speech recognition");
        yield return Step("data_entry|input|dtmf|dtmf_input|entrada_datos|entrada_de_datos", "entrada de datos", "data entry");
        yield return Step("account_lookup|consulta_cuenta|consulta_de_cuenta|búsqueda_cuenta", "consulta de cuenta", "account lookup");
        yield return Step("balance_inquiry|balance_lookup|balance|consulta_saldo|consulta_de_saldo|saldo", "consulta de saldo", "balance inquiry");
        yield return Step("billing|billing_inquiry|facturación", "facturación", "billing");
        yield return Step("invoice_lookup|consulta_factura|consulta_de_factura", "consulta de factura", "invoice lookup");
        yield return Step("payment|payment_processing|pago|cobro|procesar_pago", "pago", "payment");
        yield return Step("payment_confirmation|confirmación_pago|confirmación_de_pago", "confirmación del pago", "payment confirmation");
        yield return Step("card_selection|selección_tarjeta", "selección de tarjeta", "card selection");
        yield return Step("card_management|gestión_tarjetas|gestión_de_tarjetas", "gestión de tarjetas", "card management");
        yield return Step("data_update|account_update|actualización_datos|actualización_de_datos", "actualización de datos", "data update");
        yield return Step("backend_lookup|backend|crm_lookup|consulta_sistema|database_query", "consulta al sistema", "back-end lookup");
        yield return Step("diagnostics|diagnosis|diagnóstico|line_test", "diagnóstico", "diagnostics");
        yield return Step("appointment_booking|scheduling|reserva_cita|programar_cita", "reserva de cita", "appointment booking");
        yield return Step("routing|enrutamiento|call_routing", "enrutamiento", "routing");
        yield return Step("agent_transfer|transfer|transferencia|transferencia_agente|transfer_to_agent", "transferencia a un agente", "agent transfer");
        yield return Step("queue|queue_wait|waiting|cola|espera|cola_espera", "espera en cola", "queue wait");
        yield return Step("confirmation|confirmación", "confirmación", "confirmation");
        yield return Step("survey|encuesta", "encuesta", "survey");
        yield return Step("callback|devolución_llamada", "devolución de llamada", "call-back");
        yield return Step("closing|goodbye|despedida|cierre", "despedida", "closing");
    }

    private static IEnumerable<(string, string, Label)> Reasons()
    {
        yield return Reason("biometric_fail|biometric_failure|biometric_mismatch|fallo_biométrico|biometría|voice_mismatch", "un", "fallo biométrico", "a", "biometric failure");
        yield return Reason("auth_failed|authentication_failed|authentication_failure|auth_fail|fallo_autenticación|fallo_de_autenticación", "un", "fallo de autenticación", "an", "authentication failure");
        yield return Reason("invalid_pin|wrong_pin|pin_incorrecto|pin_inválido|pin_invalid", "un", "PIN incorrecto", "a", "wrong PIN");
        yield return Reason("otp_expired|otp_caducado|clave_caducada", "una", "clave de un solo uso caducada", "an", "expired one-time password");
        yield return Reason("otp_invalid|invalid_otp|otp_incorrecto", "una", "clave de un solo uso incorrecta", "a", "wrong one-time password");
        yield return Reason("account_locked|account_blocked|cuenta_bloqueada", "una", "cuenta bloqueada", "a", "locked account");
        yield return Reason("account_not_found|customer_not_found|cuenta_no_encontrada|cliente_no_encontrado", "una", "cuenta no encontrada", "an", "account that was not found");
        yield return Reason("data_mismatch|datos_no_coinciden|datos_incorrectos", "unos", "datos que no coinciden", "", "mismatched data");
        yield return Reason("timeout|time_out|tiempo_agotado|tiempo_de_espera_agotado|session_timeout", "un", "tiempo de espera agotado", "a", "time-out");
        yield return Reason("no_input|sin_entrada|sin_respuesta|no_response", "una", "falta de respuesta del cliente", "a", "lack of caller input");
        yield return Reason("no_match|not_recognized|no_reconocido|speech_not_recognized|asr_fail|asr_error|recognition_error|fallo_reconocimiento", "un", "fallo de reconocimiento de voz", "a", "speech recognition failure");
        yield return Reason("invalid_input|invalid_option|opción_inválida|entrada_inválida|opción_no_válida", "una", "opción no válida", "an", "invalid option");
        yield return Reason("max_retries|too_many_attempts|max_intentos|máximo_intentos|demasiados_intentos", "un", "exceso de intentos", "", "too many attempts");
        yield return Reason("system_error|error_sistema|error_de_sistema|internal_error", "un", "error del sistema", "a", "system error");
        yield return Reason("backend_error|api_error|error_backend|crm_error", "un", "error del sistema interno", "a", "back-end error");
        yield return Reason("backend_timeout|api_timeout|timeout_backend|crm_timeout", "una", "falta de respuesta del sistema interno", "a", "back-end time-out");
        yield return Reason("database_error|db_error|error_base_datos", "un", "error de base de datos", "a", "database error");
        yield return Reason("network_error|error_red|error_de_red", "un", "error de red", "a", "network error");
        yield return Reason("service_unavailable|servicio_no_disponible|maintenance|mantenimiento", "un", "servicio no disponible", "an", "unavailable service");
        yield return Reason("payment_declined|payment_rejected|card_declined|pago_rechazado|tarjeta_rechazada|payment_failed", "un", "pago rechazado", "a", "declined payment");
        yield return Reason("insufficient_funds|saldo_insuficiente|fondos_insuficientes", "un", "saldo insuficiente", "", "insufficient funds");
        yield return Reason("card_expired|expired_card|tarjeta_caducada", "una", "tarjeta caducada", "an", "expired card");
        yield return Reason("transfer_failed|transfer_error|fallo_transferencia|transferencia_fallida", "un", "fallo de la transferencia", "a", "failed transfer");
        yield return Reason("no_agents|agent_unavailable|no_agent_available|sin_agentes|agente_no_disponible", "una", "falta de agentes disponibles", "a", "lack of available agents");
        yield return Reason("queue_full|cola_llena|cola_saturada", "una", "cola saturada", "a", "full queue");
        yield return Reason("long_wait|wait_too_long|espera_larga|espera_excesiva|max_wait", "una", "espera excesiva", "an", "excessive wait");
        yield return Reason("routing_error|wrong_transfer|error_enrutamiento|misrouted", "un", "error de enrutamiento", "a", "routing error");
        yield return Reason("caller_hangup|caller_hung_up|user_hangup|hangup|hang_up|cuelgue|colgó", "un", "cuelgue del cliente", "a", "caller hang-up");
        yield return Reason("abandoned|abandono|caller_abandoned|abandonment", "un", "abandono del cliente", "a", "caller abandonment");
        yield return Reason("call_dropped|dropped_call|llamada_cortada|disconnected|desconexión", "un", "corte de la llamada", "a", "dropped call");
        yield return Reason("audio_quality|bad_audio|mala_calidad_audio|noise|ruido|background_noise", "una", "mala calidad del audio", "", "poor audio quality");
        yield return Reason("device_unreachable|line_unreachable|equipo_inaccesible", "un", "equipo inaccesible", "an", "unreachable device");
        yield return Reason("out_of_hours|after_hours|fuera_de_horario|fuera_horario", "una", "llamada fuera de horario", "a", "call outside opening hours");
        yield return Reason("language_not_supported|idioma_no_soportado|idioma_no_disponible", "un", "idioma no disponible", "an", "unsupported language");
    }

    private static IEnumerable<(string, string, Label)> Segments()
    {
        yield return Segment("premium", "premium", "premium", "premium");
        yield return Segment("vip", "VIP", "VIP", "VIP");
        yield return Segment("gold|oro", "oro", "oro", "gold");
        yield return Segment("silver|plata", "plata", "plata", "silver");
        yield return Segment("bronze|bronce", "bronce", "bronce", "bronze");
        yield return Segment("platinum|platino", "platino", "platino", "platinum");
        yield return Segment("standard|estándar|regular", "estándar", "estándar", "standard");
        yield return Segment("basic|básico|básica", "básico", "básicos", "basic");
        yield return Segment("business|empresa|empresas|corporate|enterprise|corporativo", "empresa", "de empresa", "business");
        yield return Segment("sme|pyme|pymes|small_business", "pyme", "pyme", "small-business");
        yield return Segment("self_employed|autónomo|autónomos", "autónomo", "autónomos", "self-employed");
        yield return Segment("individual|particular|particulares|residential|residencial|consumer", "particular", "particulares", "residential");
        yield return Segment("new|nuevo|nuevos|new_customer", "nuevo", "nuevos", "new");
        yield return Segment("senior|mayores", "sénior", "sénior", "senior");
        yield return Segment("young|youth|joven|jóvenes", "joven", "jóvenes", "young");
        yield return Segment("student|students|estudiante|estudiantes", "estudiante", "estudiantes", "student");
        yield return Segment("prepaid|prepago", "prepago", "de prepago", "prepaid");
        yield return Segment("postpaid|pospago|contract|contrato", "contrato", "de contrato", "postpaid");
        yield return Segment("private_banking|banca_privada", "banca privada", "de banca privada", "private-banking");
    }

    private static IEnumerable<(string, string, Label)> Channels()
    {
        yield return Channel("phone|telephone|teléfono|voice|voz|telefónico", "teléfono", "por teléfono", "phone", "by phone");
        yield return Channel("mobile|móvil|cell|celular", "móvil", "desde el móvil", "mobile", "from mobile phones");
        yield return Channel("landline|fijo|teléfono_fijo|fixed", "teléfono fijo", "desde un teléfono fijo", "landline", "from landlines");
        yield return Channel("app|mobile_app|aplicación", "app", "desde la app", "app", "from the app");
        yield return Channel("web|website|online|internet", "web", "desde la web", "web", "from the web");
        yield return Channel("chat|chatbot", "chat", "por chat", "chat", "by chat");
        yield return Channel("whatsapp", "WhatsApp", "por WhatsApp", "WhatsApp", "by WhatsApp");
        yield return Channel("sms", "SMS", "por SMS", "SMS", "by SMS");
        yield return Channel("email|e_mail|correo|correo_electrónico", "correo electrónico", "por correo electrónico", "e-mail", "by e-mail");
        yield return Channel("voip|sip", "VoIP", "por VoIP", "VoIP", "over VoIP");
        yield return Channel("ivr", "IVR", "en el IVR", "IVR", "in the IVR");
        yield return Channel("callback|web_callback|click_to_call|devolución_llamada", "devolución de llamada", "por devolución de llamada", "call-back", "by call-back");
    }

    private static IEnumerable<(string, string, Label)> Languages()
    {
        yield return Language("es|spa|es-es|es-mx|español|spanish|castellano", "español", "Spanish");
        yield return Language("en|eng|en-us|en-gb|inglés|english", "inglés", "English");
        yield return Language("ca|cat|ca-es|catalán|catalan", "catalán", "Catalan");
        yield return Language("eu|eus|eu-es|euskera|basque|vasco", "euskera", "Basque");
        yield return Language("gl|glg|gl-es|gallego|galician", "gallego", "Galician");
        yield return Language("pt|por|pt-pt|pt-br|portugués|portuguese", "portugués", "Portuguese");
        yield return Language("fr|fra|fr-fr|francés|french", "francés", "French");
        yield return Language("de|deu|de-de|alemán|german", "alemán", "German");
        yield return Language("it|ita|it-it|italiano|italian", "italiano", "Italian");
        yield return Language("ar|ara|árabe|arabic", "árabe", "Arabic");
    }

    private static IEnumerable<(string, string, Label)> Regions()
    {
        yield return Region("north|norte", "norte", "north");
        yield return Region("south|sur", "sur", "south");
        yield return Region("east|este", "este", "east");
        yield return Region("west|oeste", "oeste", "west");
        yield return Region("centre|center|central|centro", "centro", "central");
        yield return Region("northeast|noreste|nordeste", "noreste", "north-east");
        yield return Region("northwest|noroeste", "noroeste", "north-west");
        yield return Region("southeast|sureste|sudeste", "sureste", "south-east");
        yield return Region("southwest|suroeste|sudoeste", "suroeste", "south-west");
    }

    private static IEnumerable<(string, string, Label)> Times()
    {
        const string band = CallAttributes.HourBand;
        yield return (band, "night", new("madrugada", "de madrugada", "night", "at night"));
        yield return (band, "morning", new("primera hora de la mañana", "a primera hora de la mañana", "early morning", "in the early morning"));
        yield return (band, "peak_morning", new("hora punta de la mañana", "en la hora punta de la mañana", "morning peak", "at the morning peak"));
        yield return (band, "afternoon", new("primera hora de la tarde", "a primera hora de la tarde", "early afternoon", "in the early afternoon"));
        yield return (band, "peak_evening", new("hora punta de la tarde", "en la hora punta de la tarde", "evening peak", "at the evening peak"));
        yield return (band, "evening", new("noche", "por la noche", "late evening", "in the late evening"));
        yield return Weekday("monday|lunes", "lunes", "los lunes", "Monday");
        yield return Weekday("tuesday|martes", "martes", "los martes", "Tuesday");
        yield return Weekday("wednesday|miércoles", "miércoles", "los miércoles", "Wednesday");
        yield return Weekday("thursday|jueves", "jueves", "los jueves", "Thursday");
        yield return Weekday("friday|viernes", "viernes", "los viernes", "Friday");
        yield return Weekday("saturday|sábado", "sábado", "los sábados", "Saturday");
        yield return Weekday("sunday|domingo", "domingo", "los domingos", "Sunday");
    }

    private static IEnumerable<(string, string, Label)> Outcomes()
    {
        yield return Outcome("completed", "completada", "completed");
        yield return Outcome("contained", "resuelta en el IVR", "contained in the IVR");
        yield return Outcome("transferred", "transferida", "transferred");
        yield return Outcome("abandoned", "abandonada", "abandoned");
        yield return Outcome("failed", "fallida", "failed");
        yield return Outcome("unknown", "sin resultado conocido", "of unknown outcome");
    }

    private static (string, string, Label) CallType(string keys, string es, string en) =>
        (CallAttributes.CallType, keys, new(es, "de " + es, en, en));

    private static (string, string, Label) Step(string keys, string es, string en) =>
        (CallAttributes.FailureStep, keys, new(es, "en el paso de " + es, en, $"at the {en} step"));

    private static (string, string, Label) Reason(string keys, string esArticle, string es, string enArticle, string en) =>
        (CallAttributes.FailureReason, keys, new(es, $"{esArticle} {es}", en, $"{enArticle} {en}".TrimStart()));

    private static (string, string, Label) Segment(string keys, string es, string esPlural, string en) =>
        (CallAttributes.CustomerSegment, keys, new(es, "entre los clientes " + esPlural, en, $"among {en} customers"));

    private static (string, string, Label) Channel(string keys, string es, string esPhrase, string en, string enPhrase) =>
        (CallAttributes.Channel, keys, new(es, esPhrase, en, enPhrase));

    private static (string, string, Label) Language(string keys, string es, string en) =>
        (CallAttributes.Language, keys, new(es, "en " + es, en, "in " + en));

    private static (string, string, Label) Region(string keys, string es, string en) =>
        (CallAttributes.Region, keys, new(es, "en la región " + es, en, $"in the {en} region"));

    private static (string, string, Label) Weekday(string keys, string es, string esPhrase, string en) =>
        (CallAttributes.Weekday, keys, new(es, esPhrase, en, $"on {en}s"));

    private static (string, string, Label) Outcome(string keys, string es, string en) =>
        (CallAttributes.Outcome, keys, new(es, es, en, en));
}
