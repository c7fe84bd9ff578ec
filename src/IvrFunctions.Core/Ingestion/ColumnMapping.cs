using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Ingestion;

/// <summary>Which column holds which canonical field.</summary>
/// <param name="Header">The header cells, trimmed.</param>
/// <param name="Fields">Canonical field to column, counted from 0.</param>
public sealed record ColumnMapping(IReadOnlyList<string> Header, IReadOnlyDictionary<CallField, int> Fields)
{
    private static readonly FrozenDictionary<string, CallField> Names = BuildNames();

    /// <summary>Whether a column says at which step or why calls failed.</summary>
    [JsonIgnore]
    public bool TellsFailures => Fields.ContainsKey(CallField.FailureStep) || Fields.ContainsKey(CallField.FailureReason);

    /// <summary>The column of a field, or -1.</summary>
    public int ColumnOf(CallField field) => Fields.TryGetValue(field, out var column) ? column : -1;

    /// <summary>
    /// Maps by name: canonical names and Spanish and English synonyms, in any casing, with or without accents, with any of
    /// space, underscore, hyphen or point between words. Where two columns claim a field the first keeps it.
    /// </summary>
    public static ColumnMapping FromHeader(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var fields = new Dictionary<CallField, int>();
        for (var column = 0; column < header.Count; column++)
        {
            if (Names.TryGetValue(Fold(header[column]), out var field))
            {
                fields.TryAdd(field, column);
            }
        }

        return new ColumnMapping(header, fields);
    }

    /// <summary>Lower case, accents removed, only letters and digits.</summary>
    internal static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    private static FrozenDictionary<string, CallField> BuildNames()
    {
        var names = new Dictionary<string, CallField>(StringComparer.Ordinal);
        void Add(CallField field, params ReadOnlySpan<string> synonyms)
        {
            foreach (var synonym in synonyms)
            {
                names[Fold(synonym)] = field;
            }
        }

        Add(CallField.CallId, "call_id", "id", "id_llamada", "llamada_id", "id_de_llamada", "call identifier", "call_uuid",
            "identificador", "identificador_llamada", "num_llamada", "numero_llamada", "uniqueid", "session_id", "ivr_id");
        Add(CallField.Timestamp, "timestamp", "start_time", "started_at", "call_start", "start", "call_time", "call_datetime",
            "call_date", "datetime", "date_time", "start_date", "call_timestamp", "fecha_hora", "fecha_y_hora", "fecha", "inicio",
            "fecha_inicio", "hora_inicio", "fecha_llamada", "fecha_hora_inicio", "marca_temporal", "date");
        Add(CallField.CallerId, "caller_id", "caller", "phone", "phone_number", "ani", "customer_id", "customer_phone", "msisdn",
            "from_number", "calling_number", "telefono", "numero_telefono", "numero_de_telefono", "cliente_id", "id_cliente",
            "llamante", "numero_origen", "origen");
        Add(CallField.CallType, "call_type", "type", "topic", "intent", "call_reason", "service", "category", "tipo_llamada",
            "tipo_de_llamada", "tipo", "motivo_llamada", "motivo_de_llamada", "tema", "servicio", "categoria", "intencion");
        Add(CallField.Channel, "channel", "canal", "medio", "call_channel", "canal_de_entrada", "canal_entrada");
        Add(CallField.MenuPath, "menu_path", "path", "ivr_path", "menu", "menu_option", "ruta_menu", "ruta", "recorrido",
            "camino_menu", "opcion_menu", "module_aggregation", "navegacion");
        Add(CallField.FailureStep, "failure_step", "failed_step", "step", "fail_step", "failure_stage", "error_step", "paso_fallo",
            "paso_del_fallo", "paso_de_fallo", "paso", "etapa_fallo", "etapa", "paso_fallido");
        Add(CallField.FailureReason, "failure_reason", "reason", "error", "error_code", "error_reason", "fail_reason",
            "failure_cause", "failure_code", "motivo_fallo", "motivo_del_fallo", "motivo_de_fallo", "razon_fallo",
            "razon_del_fallo", "causa_fallo", "causa", "codigo_error", "motivo_error");
        Add(CallField.CustomerSegment, "customer_segment", "segment", "customer_type", "tier", "customer_tier", "segmento",
            "segmento_cliente", "segmento_de_cliente", "tipo_cliente", "tipo_de_cliente", "perfil_cliente");
        Add(CallField.Language, "language", "lang", "ivr_language", "call_language", "idioma", "lengua", "idioma_llamada");
        Add(CallField.Region, "region", "area", "state", "province", "zone", "provincia", "zona", "comunidad", "territorio", "pais",
            "country", "ciudad", "city");
        Add(CallField.Queue, "queue", "agent_queue", "skill", "skill_group", "department", "agent_group", "cola", "grupo",
            "grupo_agentes", "departamento", "cola_agente", "vdn_label");
        Add(CallField.DurationSeconds, "duration_seconds", "duration", "call_duration", "duration_sec", "duration_s",
            "total_duration", "talk_time", "duracion", "duracion_segundos", "duracion_llamada", "duracion_seg", "duracion_s");
        Add(CallField.WaitSeconds, "wait_seconds", "wait", "wait_time", "waiting_time", "queue_time", "q_time", "wait_sec",
            "espera", "espera_segundos", "tiempo_espera", "tiempo_de_espera", "segundos_espera");
        Add(CallField.Retries, "retries", "retry_count", "attempts", "num_retries", "reintentos", "intentos", "numero_reintentos",
            "num_reintentos");
        Add(CallField.Outcome, "outcome", "result", "status", "call_result", "call_status", "disposition", "final_status",
            "ivr_result", "call_outcome", "resultado", "resultado_llamada", "estado", "estado_final", "estado_llamada", "desenlace");
        Add(CallField.Notes, "notes", "note", "agent_notes", "comments", "comment", "description", "transcript", "notas", "nota",
            "notas_agente", "comentarios", "comentario", "observaciones", "observacion", "descripcion", "transcripcion");
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
