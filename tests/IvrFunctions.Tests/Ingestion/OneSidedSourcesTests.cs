using System.Text;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Ingestion;

public sealed class OneSidedSourcesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TextLanguage.Es, "Una fuente solo contiene llamadas fallidas (fallos.csv): con ellas las tasas salen más altas de lo que son.")]
    [InlineData(TextLanguage.En, "One source holds failed calls only (fallos.csv): with them the rates are higher than they really are.")]
    public async Task A_source_of_failures_only_among_others_is_told_with_every_answer(TextLanguage language, string warning)
    {
        await using var harness = new IngestionHarness(isBuiltIn: true);
        await harness.IngestAsync("calls.csv", CallRowsText.Calls(60));
        await harness.IngestAsync("fallos.csv", Failures(30));

        Assert.Contains(warning, await WarningsAsync(harness, language));
    }

    [Theory]
    [InlineData(TextLanguage.Es, "El archivo solo contiene llamadas fallidas: las tasas son partes de los fallos, no de todas las llamadas.")]
    [InlineData(TextLanguage.En, "The archive holds failed calls only: rates are shares of the failures, not of all calls.")]
    public async Task An_archive_of_failures_only_is_told(TextLanguage language, string warning)
    {
        await using var harness = new IngestionHarness(isBuiltIn: true);
        var status = await harness.IngestAsync("fallos.csv", Failures(30));

        Assert.Contains(status.Warnings, told => told.Contains("the file seems to hold failed calls only", StringComparison.Ordinal));
        Assert.Contains(warning, await WarningsAsync(harness, language));
    }

    [Theory]
    [InlineData(TextLanguage.Es, "De 40 llamadas no consta cómo terminaron; cuentan como no fallidas en las tasas.")]
    [InlineData(TextLanguage.En, "40 calls do not say how they ended; the rates count them as not failed.")]
    public async Task A_source_without_outcomes_among_others_is_told(TextLanguage language, string warning)
    {
        await using var harness = new IngestionHarness(isBuiltIn: true);
        await harness.IngestAsync("calls.csv", CallRowsText.Calls(60));
        var status = await harness.IngestAsync("plain.csv", NoOutcomes(40));

        Assert.Contains("No column says how calls ended or failed: failure rates cannot be known.", status.Warnings);
        Assert.Contains(warning, await WarningsAsync(harness, language));
    }

    [Theory]
    [InlineData(TextLanguage.Es, "De ninguna llamada del archivo consta cómo terminó, así que no se puede saber cuáles fallaron ni por qué.")]
    [InlineData(TextLanguage.En, "No call in the archive says how it ended, so which calls failed, and why, cannot be known.")]
    public async Task An_archive_without_outcomes_explains_nothing(TextLanguage language, string explanation)
    {
        await using var harness = new IngestionHarness(isBuiltIn: true);
        await harness.IngestAsync("plain.csv", NoOutcomes(40));

        var answer = await AnalyzeAsync(harness, language);

        Assert.Equal((AnalysisVerdict.InsufficientEvidence, explanation), (answer.Verdict, answer.Explanation));
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(IngestionHarness harness, TextLanguage language) =>
        (await AnalyzeAsync(harness, language)).Warnings;

    private static async Task<AnalysisResult> AnalyzeAsync(IngestionHarness harness, TextLanguage language) =>
        await harness.Get<Analyzer>().AnalyzeAsync(new AnalysisRequest { Question = "Why?", Language = language }, Token);

    private static string Failures(int count)
    {
        var csv = new StringBuilder("ticket id,fecha,tipo,paso fallo,motivo fallo\n");
        for (var i = 0; i < count; i++)
        {
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"F{i:D4},2025-04-01 09:{i:D2}:00,averias,autenticacion,timeout\n");
        }

        return csv.ToString();
    }

    private static string NoOutcomes(int count)
    {
        var csv = new StringBuilder("call_id,timestamp,call_type\n");
        for (var i = 0; i < count; i++)
        {
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"p{i},2025-05-01 09:{i:D2}:00,billing\n");
        }

        return csv.ToString();
    }
}
