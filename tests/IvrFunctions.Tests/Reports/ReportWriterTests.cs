using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Reports;
using IvrFunctions.Tests.Docs;
using IvrFunctions.Tests.Ingestion;

namespace IvrFunctions.Tests.Reports;

/// <summary>Reports of whole ingestions, with the real archive.</summary>
public sealed class ReportWriterTests
{
    private const string Header = "call_id,timestamp,call_type,channel,region,failure_step,failure_reason,outcome,menu_path\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("es", "# Informe de llamadas: llamadas.csv", "Fallo biométrico (autenticación) → segmento: premium", "92 de 1.186 (7,8 %)")]
    [InlineData("en", "# Call report: llamadas.csv", "Biometric failure (authentication) → segment: premium", "92 of 1,186 (7.8%)")]
    public async Task The_sample_s_report_has_every_part_in_both_languages(string language, string title, string cause, string share)
    {
        await using var harness = new IngestionHarness(5_000, isBuiltIn: true, language: language);

        var (markdown, html) = await ReportAsync(harness, "llamadas.csv", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "llamadas.csv"), Token));

        Assert.StartsWith(title, markdown, StringComparison.Ordinal);
        Assert.Contains($"### {cause}\n", markdown, StringComparison.Ordinal);
        Assert.Contains($"| {cause} | {share} |", markdown, StringComparison.Ordinal);
        Assert.Equal(8, Regex.Count(markdown, "^## ", RegexOptions.Multiline));
        Assert.Equal(3, XDocument.Parse(html).Descendants("svg").Count());
        Assert.Equal(language, (string?)XDocument.Parse(html).Root!.Attribute("lang"));
    }

    [Fact]
    public async Task Both_forms_say_the_same()
    {
        await using var harness = new IngestionHarness();

        var (markdown, html) = await ReportAsync(harness, "calls.csv", Header + Rows(400, i => i % 4 == 0));

        var cells = XDocument.Parse(html).Descendants("tbody").Elements("tr").Elements().Select(cell => cell.Value);
        Assert.Equal(cells.Order(StringComparer.Ordinal), CellsOf(markdown).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Charts_say_in_words_what_they_show()
    {
        await using var harness = new IngestionHarness();

        var (_, html) = await ReportAsync(harness, "calls.csv", Header + Rows(400, i => i % 4 == 0));

        Assert.All(XDocument.Parse(html).Descendants("svg"), chart =>
        {
            Assert.Equal("img", (string?)chart.Attribute("role"));
            Assert.NotEqual("", chart.Element("title")!.Value);
            Assert.NotEqual("", chart.Element("desc")!.Value);
        });
    }

    [Fact]
    public async Task Values_of_the_file_stay_values()
    {
        await using var harness = new IngestionHarness();
        var rows = Rows(400, i => i % 4 == 0, i => i % 2 == 0 ? "\"<script>alert('x')</script>|\nnorte\"" : "sur");

        var (markdown, html) = await ReportAsync(harness, "calls.csv", Header + rows);

        Assert.DoesNotContain("<script", markdown + html, StringComparison.Ordinal);
        Assert.Contains(@"región: &lt;script&gt;alert('x')&lt;/script&gt;\| norte", markdown, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Rejected_rows_are_counted_by_reason_and_not_shown()
    {
        await using var harness = new IngestionHarness();

        var (markdown, html) = await ReportAsync(harness, "calls.csv", Header + Rows(200, i => i % 5 == 0) + "r1,no time,secret,,,,,,\nr2,nor here,secret,,,,,,\n");

        Assert.Matches(@"\| timestamp \| No es una fecha y hora que se entienda\..* \| 2 \|", markdown);
        Assert.Contains("ivr-rejects/calls.csv/", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", markdown + html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "es",
        "| toda la fila | Más campos que los 9 de la cabecera: ¿hay un texto con el separador sin comillas? | 1 |",
        "| outcome | El resultado dice que no es una llamada. | 1 |",
        "| timestamp | Sin fecha y hora. Se espera una como 2025-03-14 09:26:53. | 1 |",
        "| toda la fila | 3 campos, donde la cabecera tiene 9. | 1 |",
        "| toda la fila | Una fila de totales, no una llamada. | 1 |",
        "| toda la fila | Una comilla se abre y no se cierra donde termina el registro. | 1 |")]
    [InlineData(
        "en",
        "| the whole row | More fields than the 9 of the header: is a text with the separator not quoted? | 1 |",
        "| outcome | The outcome says that this is no call. | 1 |",
        "| timestamp | No time. Expected a date and time such as 2025-03-14 09:26:53. | 1 |",
        "| the whole row | 3 fields, where the header has 9. | 1 |",
        "| the whole row | A total row, not a call. | 1 |",
        "| the whole row | A quote is opened and not closed where the record ends. | 1 |")]
    public async Task Reasons_of_rejected_rows_are_told_in_the_language_of_the_report(string language, params string[] reasons)
    {
        await using var harness = new IngestionHarness(language: language);
        const string Wrong = "r1,2025-03-03 09:00:00,a,b,c,,,failed,x,more\nr2,2025-03-03 09:00:00,a,b,c,,,test,x\nr3,,a,b,c,,,failed,x\n"
            + "r4,2025-03-03 09:00:00,a\nTotal,,,,,,,,\nr5,2025-03-03 09:00:00,a,b,c,,,failed,\"x";

        var (markdown, _) = await ReportAsync(harness, "calls.csv", Header + Rows(200, i => i % 5 == 0) + Wrong);

        var lines = markdown.Split('\n');
        Assert.All(reasons, reason => Assert.Contains(reason, lines));
    }

    [Fact]
    public async Task The_second_report_on_a_source_tells_what_changed_since_the_first()
    {
        await using var harness = new IngestionHarness(chunkRows: 1_000);
        var (first, _) = await ReportAsync(harness, "calls.csv", Header + Rows(400, i => i % 10 == 0 || (i % 2 == 0 && i % 3 == 0)));
        var before = Assert.Single(await harness.Get<IngestionLedger>().ListAsync(Token).ToListAsync(Token)).Id;
        harness.Time.Advance(TimeSpan.FromDays(1));
        await ReportAsync(harness, "calls.csv/inner", Header + Rows(60, i => i % 2 == 0, prefix: "x"));

        var (second, html) = await ReportAsync(harness, "calls.csv", Header + Rows(600, i => i % 10 == 1 || (i % 2 == 1 && i % 3 == 0)));

        Assert.DoesNotContain("informe anterior", first, StringComparison.Ordinal);
        Assert.Contains(
            $"""
            ### Frente al informe anterior de esta fuente

            **Este fichero frente al recibido el 2025-06-01 08:00 UTC (ingesta {before})**

            | Medida | Ahora | Antes | Cambio |
            | --- | ---: | ---: | ---: |
            | Llamadas | 600 | 400 | +50,0 % |
            | Fallidas | 23,3 % | 23,2 % | +0,1 puntos |

            - Región: sur: no estaba en el informe anterior.
            - Fallo biométrico (autenticación) → región: sur: no estaba en el informe anterior.
            - Región: norte: estaba en el informe anterior y ya no está.
            - Fallo biométrico (autenticación) → región: norte: estaba en el informe anterior y ya no está.
            """,
            second,
            StringComparison.Ordinal);
        Assert.Contains("Frente al informe anterior de esta fuente", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_with_the_patterns_of_the_one_before_says_so()
    {
        await using var harness = new IngestionHarness(chunkRows: 1_000, language: "en");
        await ReportAsync(harness, "calls.csv", Header + Rows(400, i => i % 2 == 0 && i % 3 == 0));

        var (second, _) = await ReportAsync(harness, "calls.csv", Header + Rows(402, i => i % 2 == 0 && i % 3 == 0));

        Assert.Contains("| Calls | 402 | 400 | +0.50% |", second, StringComparison.Ordinal);
        Assert.Contains("The patterns are those of the previous report.", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_all_calls_failed_or_none_did_nothing_is_compared(bool failed)
    {
        await using var harness = new IngestionHarness();

        var (markdown, _) = await ReportAsync(harness, "calls.csv", Header + Rows(200, _ => failed));

        Assert.Contains("no se buscan patrones", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("### ", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_without_any_outcome_have_a_report_without_rates()
    {
        await using var harness = new IngestionHarness();
        var rows = string.Concat(Enumerable.Range(0, 50).Select(i => $"c{i},2025-03-03 09:{i:D2}:00,billing,phone,norte,,,,\n"));

        var (markdown, _) = await ReportAsync(harness, "calls.csv", Header + rows);

        Assert.Contains("De ninguna de estas llamadas consta cómo terminó", markdown, StringComparison.Ordinal);
        Assert.Contains("| Fallidas | 0 | 50 | – |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_on_the_calls_of_its_source_alone()
    {
        await using var harness = new IngestionHarness();
        await ReportAsync(harness, "first.csv", Header + Rows(300, i => i % 3 == 0));

        var (markdown, _) = await ReportAsync(harness, "second.csv", Header + Rows(100, i => i % 10 == 0, prefix: "s"));

        Assert.Contains("| Fallidas | 10 | 100 | 10,0 % |", markdown, StringComparison.Ordinal);
        Assert.Contains("El archivo contiene también otras fuentes", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_away_leaves_the_template_explanation_and_is_told()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("calls.csv", Header + Rows(400, i => i % 4 == 0));
        harness.Models.Before = () => throw new ServiceUnavailableException("ollama", "Ollama does not answer.");

        var (markdown, _) = await WriteAsync(harness, "calls.csv");

        Assert.Contains("Redactada con plantillas", markdown, StringComparison.Ordinal);
        Assert.Contains("Ollama does not answer.", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_too_slow_leaves_the_figures()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("calls.csv", Header + Rows(400, i => i % 4 == 0));
        harness.Models.Before = () =>
        {
            harness.Time.Advance(TimeSpan.FromMinutes(5));
            return Task.FromCanceled(new CancellationToken(canceled: true));
        };

        var (markdown, _) = await WriteAsync(harness, "calls.csv");

        Assert.Contains("> Sin explicación: el modelo no respondió a tiempo.\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| Fallidas | 100 | 400 | 25,0 % |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_that_changed_is_told_and_marked()
    {
        await using var harness = new IngestionHarness(5_000);
        var rows = Enumerable.Range(0, 2_000).Select(i => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"c{i},{new DateTime(2025, 3, 3, 9, 0, 0).AddDays(i / 50).AddMinutes(i % 50 * 10):yyyy-MM-dd HH:mm:ss},billing,phone,norte,,,{(i % (i < 1_000 ? 25 : 4) == 0 ? "failed" : "completed")},\n"));

        var (markdown, html) = await ReportAsync(harness, "calls.csv", Header + string.Concat(rows));

        Assert.Contains("- Desde el 2025-03-23 09:00 la tasa de fallo es del 25,0 %; hasta entonces era del 4,0 %.\n", markdown, StringComparison.Ordinal);
        Assert.Equal("4,0 % → 25,0 %", XDocument.Parse(html).Descendants("text").Single(text => (string?)text.Attribute("class") == "marked").Value);
    }

    [Fact]
    public async Task An_incident_comes_first_and_is_no_pattern_of_its_hours()
    {
        await using var harness = new IngestionHarness(5_000);
        var rows = Enumerable.Range(0, 2_000).Select(i => (Index: i, Time: new DateTime(2025, 3, 3, 9, 0, 0).AddDays(i / 200).AddMinutes(i % 200 * 3)))
            .Select(call => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"c{call.Index},{call.Time:yyyy-MM-dd HH:mm:ss},billing,phone,norte,,,{(call.Time is { Day: 7, Hour: 10 or 11 } ? "failed" : call.Index % 300 == 7 ? "failed" : "completed")},\n"));

        var (markdown, _) = await ReportAsync(harness, "calls.csv", Header + string.Concat(rows));

        const string episode = "Un episodio: 40 fallos, el 85,1 % de todos, ocurrieron el 2025-03-07 entre las 10:00 y las 12:00. "
            + "Entonces falló el 100,0 % de las llamadas; el resto del tiempo, el 0,36 %.";
        Assert.Contains($"## Lo esencial\n\n- {episode}\n- Aparte de ese episodio, ninguna combinación de atributos destaca.\n", markdown, StringComparison.Ordinal);
        Assert.Contains("- El último día falló el 0,50 % de las llamadas; el anterior, el 0,0 %.\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_delivered_twice_writes_the_same_and_says_so_in_the_status()
    {
        await using var harness = new IngestionHarness();
        var status = await harness.IngestAsync("calls.csv", Header + Rows(200, i => i % 5 == 0));
        var message = Assert.Single(harness.Queues[QueueNames.Ingested]);

        var told = await harness.Get<ReportWriter>().WriteAsync(message, Token);
        var first = await ReadAsync(harness, $"calls.csv/{status.Id}.html");
        var again = await harness.Get<ReportWriter>().WriteAsync(message, Token);

        Assert.Equal(
            $$"""{"version":1,"ingestion":"{{status.Id}}","source":"calls.csv","reports":["calls.csv/{{status.Id}}.md","calls.csv/{{status.Id}}.html"]}""", told);
        Assert.Equal((told, first), (again, await ReadAsync(harness, $"calls.csv/{status.Id}.html")));
        Assert.Equal([$"calls.csv/{status.Id}.md", $"calls.csv/{status.Id}.html"], (await harness.StatusAsync(status.Id)).Reports);
    }

    [Fact]
    public async Task A_source_replaced_or_removed_meanwhile_gets_no_report_of_the_old_calls()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("calls.csv", Header + Rows(200, i => i % 5 == 0));
        Assert.True(harness.Queues.TryTake(QueueNames.Ingested, out var old));
        await harness.IngestAsync("calls.csv", Header + Rows(300, i => i % 5 == 0));
        Assert.True(harness.Queues.TryTake(QueueNames.Ingested, out var current));

        var replaced = await harness.Get<ReportWriter>().WriteAsync(old, Token);
        await harness.Get<SourceRemover>().RemoveAsync("calls.csv", Token);
        var removed = await harness.Get<ReportWriter>().WriteAsync(current, Token);

        Assert.Equal((null, null), (replaced, removed));
        Assert.Empty(await harness.Blobs.ListAsync(BlobArea.Reports, "", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task The_report_served_is_that_of_the_calls_readers_see()
    {
        await using var harness = new IngestionHarness();
        await ReportAsync(harness, "calls.csv", Header + Rows(200, i => i % 5 == 0));
        var store = harness.Get<ReportStore>();

        var served = await store.FindAsync("calls.csv", asMarkdown: true, Token);
        await harness.IngestAsync("calls.csv", Header + Rows(300, i => i % 5 == 0));

        Assert.Equal("text/markdown; charset=utf-8", served?.ContentType);
        Assert.Null(await store.FindAsync("calls.csv", asMarkdown: true, Token));
        Assert.Null(await store.FindAsync("none.csv", asMarkdown: false, Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("""{"version":2,"ingestion":"a","source":"b","calls_stored":0,"rows_rejected":0,"finished_at":"2025-06-01T08:00:00Z"}""")]
    public async Task A_message_of_another_kind_is_an_error(string message)
    {
        await using var harness = new IngestionHarness();

        await Assert.ThrowsAsync<InvalidDataException>(() => harness.Get<ReportWriter>().WriteAsync(message, Token));
    }

    private static async Task<(string Markdown, string Html)> ReportAsync(IngestionHarness harness, string name, string csv)
    {
        Assert.Equal(IngestionState.Completed, (await harness.IngestAsync(name, csv)).State);
        return await WriteAsync(harness, name);
    }

    private static async Task<(string Markdown, string Html)> WriteAsync(IngestionHarness harness, string name)
    {
        Assert.True(harness.Queues.TryTake(QueueNames.Ingested, out var message));
        Assert.NotNull(await harness.Get<ReportWriter>().WriteAsync(message, Token));
        var store = harness.Get<ReportStore>();
        return (Text((await store.FindAsync(name, asMarkdown: true, Token))!.Value.Content), Text((await store.FindAsync(name, asMarkdown: false, Token))!.Value.Content));
    }

    private static async Task<string> ReadAsync(IngestionHarness harness, string name) =>
        Text((await harness.Blobs.ReadAsync(BlobArea.Reports, name, null, Token))!.Data);

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    /// <summary>Cells of the rows under each table's head, without those of the figures at the top, which are no table in HTML.</summary>
    private static IEnumerable<string> CellsOf(string markdown)
    {
        var lines = markdown.Split("\n## ", 2)[1].Split('\n');
        return lines.Index()
            .Where(line => line.Item.StartsWith('|') && !line.Item.StartsWith("| ---", StringComparison.Ordinal))
            .Where(line => !lines[line.Index + 1].StartsWith("| ---", StringComparison.Ordinal))
            .SelectMany(line => line.Item[2..^2].Split(" | "))
            .Select(cell => cell.Replace("\\", "", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal));
    }

    /// <summary>Calls over four days, in two regions.</summary>
    private static string Rows(int count, Func<int, bool> fails, Func<int, string>? region = null, string prefix = "c")
    {
        var csv = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var time = new DateTime(2025, 3, 3, 9, 0, 0).AddDays(i % 4).AddMinutes(i);
            var end = fails(i) ? "authentication,biometric_fail,failed,main_menu>authentication" : ",,completed,main_menu>authentication>balance";
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{i},{time:yyyy-MM-dd HH:mm:ss},billing,phone,{region?.Invoke(i) ?? (i % 2 == 0 ? "norte" : "sur")},{end}\n");
        }

        return csv.ToString();
    }
}
