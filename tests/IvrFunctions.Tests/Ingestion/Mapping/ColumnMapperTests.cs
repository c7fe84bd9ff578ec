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
