using System.Text.Json;
using IvrFunctions.Core.Ingestion;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Reports;

/// <summary>Writes the report of an ingestion that completed. Doing it again writes the same.</summary>
public sealed partial class ReportWriter(IngestionLedger ledger, ReportReader reader, ReportStore store, ILogger<ReportWriter> logger)
{
    /// <param name="message">A message of <c>ivr-ingested</c>.</param>
    /// <param name="cancellationToken">Stops; the message is then delivered again.</param>
    /// <returns>A message for <c>ivr-reported</c>; <see langword="null"/> where the source was replaced or removed meanwhile.</returns>
    /// <exception cref="InvalidDataException">No message of this kind: nothing will mend it.</exception>
    public async Task<string?> WriteAsync(string message, CancellationToken cancellationToken)
    {
        var ingested = Read(message);
        if (!await store.IsCurrentAsync(ingested.Source, ingested.Ingestion, cancellationToken)
            || await ledger.FindAsync(ingested.Ingestion, cancellationToken) is not { } entry)
        {
            LogNothingToDo(logger, ingested.Ingestion);
            return null;
        }

        var report = await reader.ReadAsync(entry, cancellationToken);
        var document = ReportComposer.Compose(report);
        var names = await store.SaveAsync(
            entry, MarkdownReport.Write(document), HtmlReport.Write(document), ReportFigures.Of(report), cancellationToken);
        if (names.Count == 0)
        {
            LogNothingToDo(logger, ingested.Ingestion);
            return null;
        }

        LogWritten(logger, ingested.Ingestion);
        return JsonSerializer.Serialize(
            new ReportedMessage(1, ingested.Ingestion, ingested.Source, names), IngestionJson.Default.ReportedMessage);
    }

    private static IngestedMessage Read(string message)
    {
        try
        {
            var read = JsonSerializer.Deserialize(message, IngestionJson.Default.IngestedMessage);
            return read is { Version: 1, Ingestion: not null, Source: not null }
                ? read
                : throw new InvalidDataException("A message of ivr-ingested must have the version 1, an ingestion and a source.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("A message of ivr-ingested is no JSON object.", e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The report of ingestion {Ingestion} was written")]
    private static partial void LogWritten(ILogger logger, string ingestion);

    [LoggerMessage(Level = LogLevel.Information, Message = "No report: ingestion {Ingestion} is not, or no longer, what readers see")]
    private static partial void LogNothingToDo(ILogger logger, string ingestion);
}
