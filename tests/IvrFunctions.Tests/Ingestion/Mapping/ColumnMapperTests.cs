using System.Text;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Ingestion.Reading;

namespace IvrFunctions.Tests.Ingestion.Mapping;

public sealed class ColumnMapperTests
{
    [Theory]
    [InlineData("ID de la Llamada;Fecha/Hora inicio;MOTIVO DEL FALLO;Segmento de cliente;Duración (seg.)", "CallId: 0, Timestamp: 1, FailureReason: 2, CustomerSegment: 3, DurationSeconds: 4")]
    [InlineData("callId;startTime;failureReason;customerSegment;TotalDuration", "CallId: 0, Timestamp: 1, FailureReason: 2, CustomerSegment: 3, DurationSeconds: 4")]
    [InlineData("Identifier call;START-DATE;Reason of failure;segment (customer);seconds of duration", "CallId: 0, Timestamp: 1, FailureReason: 2, CustomerSegment: 3, DurationSeconds: 4")]
    [InlineData("id chamada;data e hora;motivo da falha;segmento do cliente;duração", "CallId: 0, Timestamp: 1, FailureReason: 2, CustomerSegment: 3, DurationSeconds: 4")]
    public void Maps_by_the_words_of_names_in_any_order_and_language(string header, string expected) =>
        Assert.Equal(expected, Fields(Map(header, "c1;2025-03-01 08:00:00;timeout;premium;12", "c2;2025-03-02 08:00:00;busy;basic;34").Mapping));

    [Fact]
    public void A_date_column_of_district_codes_is_no_date()
    {
        var (mapping, warnings) = Map("ID;FECHA;DISTRITO;TIPO", "1;0801;2025-03-01 08:00:00;A", "2;0802;2025-03-01 09:00:00;B", "3;0803;2025-03-02 08:00:00;A");

        Assert.Equal("CallId: 0, Timestamp: 2, CallType: 3", Fields(mapping));
        Assert.Equal("by its values alone", mapping.Details[CallField.Timestamp].Reason);
        Assert.DoesNotContain(warnings, warning => !warning.Contains("FECHA", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_show_id_time_and_outcome_where_names_say_nothing()
    {
        var rows = Enumerable.Range(10, 40).Select(i => $"16714648{i}.33;2025-03-01 08:00:{i};{(i % 3 == 0 ? "NO ANSWER" : "ANSWERED")};60012312{i % 7};x");

        var (mapping, _) = Map("column_1;column_2;column_3;column_4;column_5", [.. rows]);

        Assert.Equal("CallId: 0, Timestamp: 1, CallerId: 3, Outcome: 2", Fields(mapping));
    }

    [Theory]
    [InlineData("calldate;calltime;Duration (Minutes);callerid", "Timestamp: 0, CallerId: 3, DurationSeconds: 2, TimeOfDay: 1")]
    [InlineData("Data;Hora;Tempo;A Number", "Timestamp: 0, CallerId: 3, DurationSeconds: 2, TimeOfDay: 1")]
    [InlineData("Fecha;Hora inicio;Tiempo de conversación (min);Teléfono", "Timestamp: 0, CallerId: 3, DurationSeconds: 2, TimeOfDay: 1")]
    [InlineData("Tarih;Saat;Konuşma Süresi;Arayan Numara", "Timestamp: 0, CallerId: 3, DurationSeconds: 2, TimeOfDay: 1")]
    [InlineData("date;time;call_time_in_sec;customer", "Timestamp: 0, CallerId: 3, DurationSeconds: 2, TimeOfDay: 1")]
    public void Tells_a_time_of_the_clock_from_one_that_lasts(string header, string expected) =>
        Assert.Equal(expected, Fields(Map(header, "2025-03-01;08:00;12;600100200", "2025-03-13;09:30;7;600100201").Mapping));

    [Theory]
    [InlineData("Call Duration (Minutes)", 60)]
    [InlineData("duracion_min", 60)]
    [InlineData("DurationMs", 0.001)]
    [InlineData("talk_time_sec", 1)]
    [InlineData("duration", 1)]
    public void A_number_counts_by_the_unit_in_the_name(string name, double unit) =>
        Assert.Equal(unit, Map($"date;{name}", "2025-03-01 08:00:00;12", "2025-03-02 08:00:00;3").Mapping.Duration!.Unit);

    [Fact]
    public void Numbers_too_large_for_seconds_are_no_duration()
    {
        var (mapping, warnings) = Map("date;duration;ani", "2025-03-01 08:00:00;412000;1", "2025-03-02 08:00:00;93000;2");

        Assert.Equal("Timestamp: 0, CallerId: 2", Fields(mapping));
        Assert.Equal(["Column duration is named like duration_seconds, but its values are none: it was not used for it."], warnings);
    }

    [Theory]
    [InlineData("lead_id")]
    [InlineData("case_url")]
    [InlineData("parent_call_sid")]
    [InlineData("llamadas")]
    [InlineData("Resolução no Primeiro Contato")]
    public void A_number_of_something_else_is_no_call_id(string name)
    {
        var (mapping, _) = Map($"fecha;{name};estado", "2025-03-01 08:00:00;71;perdida", "2025-03-01 09:00:00;72;atendida", "2025-03-01 09:30:00;71;atendida");

        Assert.DoesNotContain(CallField.CallId, mapping.Fields.Keys);
    }

    [Theory]
    [InlineData("factura;avería;factura", CallField.CallType)]
    [InlineData(";;factura rechazada", CallField.FailureReason)]
    [InlineData("timeout;pin rejected;system error", CallField.FailureReason)]
    public void A_reason_that_every_call_has_is_why_people_call(string reasons, CallField expected)
    {
        var rows = reasons.Split(';').Select((reason, i) => $"2025-03-0{i + 1} 08:00:00;{reason};x");

        var (mapping, _) = Map("fecha;motivo;cola", [.. rows]);

        Assert.Equal(1, mapping.Fields[expected]);
    }

    [Fact]
    public void A_status_without_a_word_that_is_known_tells_no_outcome()
    {
        var (mapping, warnings) = Map("fecha;estado;ani", "2025-03-01 08:00:00;activo;1", "2025-03-02 08:00:00;inactivo;2");

        Assert.False(mapping.TellsOutcomes);
        Assert.Equal(["Column estado is named like outcome, but its values are none: it was not used for it."], warnings);
    }

    [Fact]
    public void Words_of_the_user_make_any_status_an_outcome()
    {
        var given = MappingOverride.Parse("""{"outcomes":{"failed":["VM"]}}""");

        var (mapping, _) = Map("fecha;estado;ani", given, "2025-03-01 08:00:00;VM;1", "2025-03-02 08:00:00;S;2");

        Assert.Equal(1, mapping.Fields[CallField.Outcome]);
    }

    [Fact]
    public void Answered_in_time_is_not_whether_a_call_was_answered() => Assert.Equal(
        "Timestamp: 0, Answered: 2", Fields(Map("fecha;Atendida_20s;Atendida", "2025-03-01 08:00:00;1;0", "2025-03-02 08:00:00;0;1").Mapping));

    [Fact]
    public void A_birthday_is_no_time_of_a_call_and_an_end_is_taken_with_a_warning()
    {
        Assert.Empty(Map("id;birth_date;city", "1;2025-03-01 08:00:00;a", "2;2025-03-02 09:00:00;b").Mapping.Fields.Keys.Intersect([CallField.Timestamp]));

        var (mapping, warnings) = Map("id;end_date;city", "1;2025-03-01 08:00:00;a", "2;2025-03-02 09:00:00;b", "3;2025-03-02 10:00:00;b");

        Assert.Equal(1, mapping.Fields[CallField.Timestamp]);
        Assert.Equal(["Column end_date was taken for the time of the calls: no column is named like their start."], warnings);
    }

    [Fact]
    public void The_start_goes_before_when_a_record_was_made() => Assert.Equal(
        1, Map("date_created;start_time;ani", "2025-03-01 08:00:09;2025-03-01 08:00:00;1", "2025-03-02 08:00:09;2025-03-02 08:00:00;2").Mapping.Fields[CallField.Timestamp]);

    [Fact]
    public void Coordinates_are_no_callers()
    {
        var rows = Enumerable.Range(10, 40).Select(i => $"c-{i}00;2025-03-01 08:00:{i};19.4321{i % 3}98");

        Assert.Equal("CallId: 0, Timestamp: 1", Fields(Map("x;fecha;latitud", [.. rows]).Mapping));
    }

    [Fact]
    public void Names_and_addresses_of_people_are_not_kept_but_those_of_agents_and_queues()
    {
        var (mapping, _) = Map(
            "fecha;customer_name;Dirección;clid;queue_name;agent_name;file_name",
            "2025-03-01 08:00:00;Ana;Calle 1;\"Ana\" <1>;q;Luis;f", "2025-03-02 08:00:00;Eva;Calle 2;\"Eva\" <2>;r;Luis;g");

        Assert.Equal("Timestamp: 0, CallerId: 3, Queue: 4", Fields(mapping));
        Assert.Equal([1, 2], mapping.Personal);
        Assert.Equal([5, 6], mapping.Extras);
    }

    [Fact]
    public void A_column_given_by_the_user_wins_by_name_or_number()
    {
        var given = MappingOverride.Parse("""{"call_type":"Grupo","region":2,"queue":null}""");

        var (mapping, _) = Map("Fecha;X;Tipo;Grupo", given, "2025-03-01 08:00:00;a;b;c", "2025-03-02 08:00:00;d;e;f");

        Assert.Equal("Timestamp: 0, CallType: 3, Region: 1", Fields(mapping));
    }

    [Fact]
    public void A_column_that_repeats_another_and_an_empty_one_are_no_further_attributes()
    {
        var (mapping, _) = Map("Fecha;Answered (Y/N);Calls Answered (Y);nothing;shoe size", "2025-03-01 08:00:00;Y;Y;;41", "2025-03-02 08:00:00;N;N;;42");

        Assert.Equal("Timestamp: 0, Answered: 1", Fields(mapping));
        Assert.Equal([4], mapping.Extras);
    }

    [Fact]
    public void Names_of_columns_become_different() => Assert.Equal(
        ["Tipo", "tipo_2", "column_3", "column_4"], HeaderNames.Complete(["Tipo", "tipo", " "], columns: 4));

    private static string Fields(ColumnMapping mapping) =>
        string.Join(", ", mapping.Fields.OrderBy(field => field.Key).Select(field => $"{field.Key}: {field.Value}"));

    private static (ColumnMapping Mapping, List<string> Warnings) Map(string header, params string[] rows) => Map(header, MappingOverride.None, rows);

    private static (ColumnMapping Mapping, List<string> Warnings) Map(string header, MappingOverride given, params string[] rows)
    {
        var names = header.Split(';');
        var sample = new FileSample(names.Length);
        var scanner = new RecordScanner((byte)';', names.Length);
        foreach (var row in rows)
        {
            var bytes = Encoding.UTF8.GetBytes(row);
            scanner.Scan(bytes, isLast: true);
            sample.Add(scanner, bytes);
        }

        var mapper = new ColumnMapper(names, sample, given);
        return (mapper.Map(), mapper.Warnings);
    }
}
