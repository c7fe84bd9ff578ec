using System.Globalization;
using System.Text;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.Ingestion;

public sealed class IngestionTests
{
    private const string Header = "call_id,timestamp,call_type,failure_step,failure_reason,customer_segment,outcome,notes\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_every_row_once_over_several_chunks()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);

        var status = await harness.IngestAsync("calls.csv", Calls(250) + "c1,2025-03-01 08:00:01,billing,,,premium,completed,\nc300,not a time,x,,,,,\n");

        Assert.Equal(
            (IngestionState.Completed, 252L, 250L, 1L, 1L, 3, 3),
            (status.State, status.RowsRead, status.CallsStored, status.RowsRejected, status.Duplicates, status.ChunksTotal, status.ChunksDone));
        Assert.Equal((2L, 0L, 2L), (status.CasesNew, status.CasesReused, status.EmbeddingsComputed));
        var snapshot = await harness.Archive.OpenAsync(Token);
        Assert.Equal((250L, 125L), (snapshot.Population.Calls, snapshot.Population.Failed));
    }

    [Fact]
    public async Task Rejects_name_row_column_and_reason_and_keep_the_line()
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync(
            "calls.csv",
            "call_id,timestamp,call_type\na,2025-03-01 08:00:00,billing\nb,,billing\nc,14/03/2025 10:00,billing\nd,2025-03-01\ne,2025-03-01 08:00:00,billing,extra\n");

        Assert.Equal((5L, 1L, 4L), (status.RowsRead, status.CallsStored, status.RowsRejected));
        Assert.Equal(
            "row,column,reason,line\r\n"
            + "3,timestamp,No time. Expected a date and time such as 2025-03-14 09:26:53.,\"b,,billing\"\r\n"
            + "4,timestamp,\"Not a time that is understood. Expected one such as 2025-03-14 09:26:53 or 2025-03-14T09:26:53Z, written as in the rest of the file.\",\"c,14/03/2025 10:00,billing\"\r\n"
            + "5,,\"2 fields, where the header has 3.\",\"d,2025-03-01\"\r\n"
            + "6,,More fields than the 3 of the header: is a text with the separator not quoted?,\"e,2025-03-01 08:00:00,billing,extra\"\r\n",
            await harness.ReadRejectsAsync("calls.csv"));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\r\n\r\n", "The file is empty.")]
    [InlineData("timestamp,x\n2025-03-01 08:00:00,\n", "Only the time")]
    [InlineData(Header, "The file has a header and no rows.")]
    [InlineData("a,b\n1,2\n", "No column holds the time of the call")]
    [InlineData("call_id,timestamp,outcome\na,\0\0,b\n", "The file is not text: it holds zero bytes.")]
    public async Task A_blob_that_is_no_call_log_fails_with_the_reason_and_stores_nothing(string csv, string reason)
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync("calls.csv", csv);

        Assert.Equal(IngestionState.Failed, status.State);
        Assert.StartsWith(reason, status.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await harness.Archive.OpenAsync(Token)).Population.Calls);
    }

    [Theory]
    [InlineData("windows-1252", 1252)]
    [InlineData("cp850", 850)]
    [InlineData("utf-16le", 1200)]
    [InlineData("utf-16be", 1201)]
    public async Task A_file_in_another_encoding_is_read_by_its_letters(string encoding, int codePage)
    {
        await using var harness = new IngestionHarness(chunkRows: 2);
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        var id = await harness.UploadAsync(
            "calls.csv",
            bytes.GetBytes(
                Header + "a,2025-03-01 08:00:00,facturación,,,,completed,\nb,2025-03-01 08:00:01,reclamación,,,,completed,\n"
                + "c,2025-03-01 08:00:02,campaña de otoño,validación,número erróneo,,failed,¿Quién llamó? El señor Núñez\n"));

        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        await harness.WorkAsync();

        var status = await harness.StatusAsync(id);
        Assert.Equal((IngestionState.Completed, 3L, 2, encoding), (status.State, status.CallsStored, status.ChunksTotal, status.Dialect?.Encoding));
        var call = await (await harness.Archive.OpenAsync(Token)).FindCallAsync("c", Token);
        Assert.Equal(
            ("campaña de otoño", "validación", "número erróneo", "¿Quién llamó? El señor Núñez"),
            (call!.CallType, call.FailureStep, call.FailureReason, call.Notes));
    }

    [Fact]
    public async Task The_same_content_again_changes_nothing_and_embeds_nothing()
    {
        await using var harness = new IngestionHarness();
        var first = await harness.IngestAsync("calls.csv", Calls(30));
        var version = (await harness.Archive.OpenAsync(Token)).Version;

        var second = await harness.IngestAsync("calls.csv", Calls(30));

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal((IngestionState.Completed, 30L, 0L, 2L, 0L), (second.State, second.CallsStored, second.CasesNew, second.CasesReused, second.EmbeddingsComputed));
        Assert.Equal(version, (await harness.Archive.OpenAsync(Token)).Version);
    }

    [Fact]
    public async Task The_same_content_again_restores_the_vectors_that_the_store_has_lost()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("calls.csv", Calls(30));
        var embedder = await harness.Get<EmbedderGuard>().GetAsync(Token);
        var snapshot = await harness.Archive.OpenAsync(Token);
        await foreach (var (id, sample) in harness.Archive.ReadCasesAsync((await harness.Get<SourceCatalog>().ReadAsync(Token)).Parts, Token))
        {
            await harness.Index.DeleteAsync(new CaseCollection(embedder, sample.IsFailed ? CaseKind.Failed : CaseKind.Other), [id], Token);
        }

        var again = await harness.IngestAsync("calls.csv", Calls(30));

        Assert.Equal((IngestionState.Completed, 30L, 2L), (again.State, again.CallsStored, again.EmbeddingsComputed));
        Assert.Equal(1, await harness.Index.CountAsync(new CaseCollection(embedder, CaseKind.Failed), Token));
        Assert.Equal(snapshot.Population, (await harness.Archive.OpenAsync(Token)).Population);
    }

    [Fact]
    public async Task A_newer_version_replaces_the_older_and_drops_the_stories_nobody_has()
    {
        await using var harness = new IngestionHarness();
        await harness.IngestAsync("calls.csv", Calls(30, reason: "biometric_fail"));
        await harness.IngestAsync("other.csv", Calls(30, reason: "timeout", idPrefix: "o"));

        var status = await harness.IngestAsync("calls.csv", Calls(20, reason: "timeout"));

        Assert.Equal((20L, 0L, 2L, 0L), (status.CallsStored, status.CasesNew, status.CasesReused, status.EmbeddingsComputed));
        var snapshot = await harness.Archive.OpenAsync(Token);
        Assert.Equal(50, snapshot.Population.Calls);
        var embedder = await harness.Get<EmbedderGuard>().GetAsync(Token);
        Assert.Equal(1, await harness.Index.CountAsync(new CaseCollection(embedder, CaseKind.Failed), Token));
        Assert.Equal(1, await harness.Index.CountAsync(new CaseCollection(embedder, CaseKind.Other), Token));
    }

    [Fact]
    public async Task A_chunk_delivered_twice_and_a_plan_made_twice_change_nothing()
    {
        await using var harness = new IngestionHarness(chunkRows: 100);
        var id = await harness.UploadAsync("calls.csv", Calls(150));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        await harness.Get<UploadSweeper>().SweepAsync(Token);
        var messages = harness.Queues[QueueNames.Chunks];
        Assert.Equal(2, messages.Count);

        foreach (var message in messages.Concat(messages).Reverse())
        {
            await harness.Get<ChunkIngester>().IngestAsync(message, Token);
        }

        var status = await harness.StatusAsync(id);
        Assert.Equal((IngestionState.Completed, 150L, 150L, 0L), (status.State, status.RowsRead, status.CallsStored, status.Duplicates));
        Assert.Single(harness.Queues[QueueNames.Ingested]);
    }

    [Fact]
    public async Task Planners_at_the_same_time_send_each_chunk_once()
    {
        await using var harness = new IngestionHarness(chunkRows: 10);
        await harness.UploadAsync("calls.csv", Calls(150));
        var planner = harness.Get<UploadPlanner>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => planner.PlanAsync("calls.csv", Token), Token)));

        Assert.Equal(15, harness.Queues[QueueNames.Chunks].Count);
    }

    [Fact]
    public async Task A_crash_at_any_write_is_made_good_by_the_next_delivery()
    {
        var crashed = true;
        for (var crash = 1; crashed; crash++)
        {
            await using var harness = new IngestionHarness(chunkRows: 100);
            await harness.IngestAsync("calls.csv", Calls(30, reason: "biometric_fail"));
            var id = await harness.UploadAsync("calls.csv", Calls(150, reason: "timeout"));
            var operations = 0;
            harness.Blobs.Before = (_, _) =>
            {
                if (++operations == crash)
                {
                    throw new ServiceUnavailableException("storage", "The process is gone.");
                }
            };

            await UntilItWorksAsync(() => harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token));
            while (harness.Queues.TryTake(QueueNames.Chunks, out var message))
            {
                await UntilItWorksAsync(() => harness.Get<ChunkIngester>().IngestAsync(message, Token));
            }

            crashed = operations >= crash;
            Assert.True(crashed || crash > 30, "The crashes ended before the ingestion's operations did.");
            harness.Blobs.Before = null;
            var status = await harness.StatusAsync(id);
            Assert.Equal((crash, IngestionState.Completed, 150L, 1L, 1L), (crash, status.State, status.CallsStored, status.CasesNew, status.CasesReused));
            Assert.Equal(150, (await harness.Archive.OpenAsync(Token)).Population.Calls);
            var embedder = await harness.Get<EmbedderGuard>().GetAsync(Token);
            Assert.Equal(1, await harness.Index.CountAsync(new CaseCollection(embedder, CaseKind.Failed), Token));
        }
    }

    [Fact]
    public async Task An_upload_replaced_while_it_is_ingested_fails_and_the_new_one_wins()
    {
        await using var harness = new IngestionHarness();
        var old = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);

        var status = await harness.IngestAsync("calls.csv", Calls(40));

        Assert.Equal((IngestionState.Completed, 40L), (status.State, status.CallsStored));
        var replaced = await harness.StatusAsync(old);
        Assert.Equal((IngestionState.Failed, IngestionFinisher.ReplacedMeanwhile), (replaced.State, replaced.Error));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_replaced_upload_left_behind_is_removed(bool newOneCompletesFirst)
    {
        await using var harness = new IngestionHarness(chunkRows: 20);
        var old = await harness.UploadAsync("calls.csv", Calls(30, reason: "biometric_fail"));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var first) & harness.Queues.TryTake(QueueNames.Chunks, out var second));
        await harness.Get<ChunkIngester>().IngestAsync(first!, Token);
        await harness.UploadAsync("calls.csv", Calls(40, reason: "timeout"));
        if (newOneCompletesFirst)
        {
            await harness.IngestAsync("calls.csv", Calls(40, reason: "timeout"));
        }

        await harness.Get<ChunkIngester>().IngestAsync(second!, Token);

        await harness.IngestAsync("calls.csv", Calls(40, reason: "timeout"));
        var embedder = await harness.Get<EmbedderGuard>().GetAsync(Token);
        Assert.Equal(1, await harness.Index.CountAsync(new CaseCollection(embedder, CaseKind.Failed), Token));
        Assert.Equal(1, await harness.Index.CountAsync(new CaseCollection(embedder, CaseKind.Other), Token));
        Assert.Equal(IngestionFinisher.ReplacedMeanwhile, (await harness.StatusAsync(old)).Error);
    }

    [Fact]
    public async Task A_chunk_whose_attempts_are_used_up_fails_the_ingestion_with_the_last_reason()
    {
        await using var harness = new IngestionHarness();
        var id = await harness.UploadAsync("calls.csv", Calls(30));
        await harness.Get<UploadPlanner>().PlanAsync("calls.csv", Token);
        Assert.True(harness.Queues.TryTake(QueueNames.Chunks, out var message));
        harness.Blobs.Before = (_, name) =>
        {
            if (name.StartsWith("archive/", StringComparison.Ordinal))
            {
                throw new ServiceUnavailableException("storage", "The account is full.");
            }
        };
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => harness.Get<ChunkIngester>().IngestAsync(message, Token));

        await harness.Get<ChunkFailures>().RecordAsync(message, Token);

        var status = await harness.StatusAsync(id);
        Assert.Equal(
            (IngestionState.Failed, "Chunk 0 failed at every attempt. The last time: The account is full."), (status.State, status.Error));
    }

    [Fact]
    public async Task A_semicolon_file_with_BOM_and_Spanish_names_is_read()
    {
        await using var harness = new IngestionHarness();

        var status = await harness.IngestAsync(
            "llamadas.csv",
            "\uFEFFID Llamada;Fecha y Hora;Tipo de llamada;Paso del Fallo;Motivo fallo;Segmento;Duración (segundos);Resultado;Teléfono\r\n"
            + "a;2025-03-01T10:00:00+01:00;facturación;autenticación;biométrico;premium;143.0;Fallida;600123123\r\n"
            + "b;2025-03-01 10:00;facturación;NULL;SIN_DATO;premium;;Completada;\r\n");

        Assert.Equal((null, IngestionState.Completed, 2L), (status.Error, status.State, status.CallsStored));
        var snapshot = await harness.Archive.OpenAsync(Token);
        var call = await snapshot.FindCallAsync("a", Token);
        Assert.Equal(
            ("biométrico", "autenticación", 143, 10, "2025-03-01T10:00:00.0000000+01:00"),
            (call!.FailureReason, call.FailureStep, call.DurationSeconds, call.StartedAt.Hour, call.StartedAt.ToString("O", CultureInfo.InvariantCulture)));
        Assert.Equal(16, call.CallerId!.Length);
        Assert.Null((await snapshot.FindCallAsync("b", Token))!.FailureReason);
    }

    [Fact]
    public async Task A_date_without_a_time_says_nothing_about_the_hour()
    {
        await using var harness = new IngestionHarness();

        await harness.IngestAsync("calls.csv", Header + "a,2025-03-03,billing,authentication,timeout,premium,failed,\n");

        var snapshot = await harness.Archive.OpenAsync(Token);
        var call = await snapshot.FindCallAsync("a", Token);
        Assert.Equal((null, "monday"), (call!.HourBand, call.Weekday));
        var groups = await snapshot.CountAsync(CallFilter.All, CallFilter.All, [["hour_band"]], Token);
        Assert.Equal("", Assert.Single(groups).Values["hour_band"]);
    }

    private static string Calls(int count, string reason = "biometric_fail", string idPrefix = "c")
    {
        var csv = new StringBuilder(Header);
        var start = new DateTime(2025, 3, 1, 8, 0, 0, DateTimeKind.Unspecified);
        for (var i = 0; i < count; i++)
        {
            var time = start.AddSeconds(i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            var end = i % 2 == 0 ? $"authentication,{reason},premium,failed," : ",,premium,completed,";
            csv.Append(CultureInfo.InvariantCulture, $"{idPrefix}{i},{time},billing,{end}\n");
        }

        return csv.ToString();
    }

    private static async Task UntilItWorksAsync(Func<Task> action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await action();
                return;
            }
            catch (ServiceUnavailableException) when (attempt < 5)
            {
                // The queue delivers again.
            }
        }
    }
}
