using System.Globalization;
using IvrFunctions.Core.Ingestion;
using Spectre.Console;

namespace IvrFunctions.Cli.Display;

/// <summary>Rows, chunks and embeddings as they grow: bars on a terminal, a line now and then elsewhere.</summary>
internal abstract class IngestionProgress
{
    public abstract void Show(IngestionStatus ingestion);

    public static Task<T> RunAsync<T>(IAnsiConsole console, Func<IngestionProgress, Task<T>> work) =>
        console.Profile.Capabilities.Interactive
            ? console.Progress().StartAsync(context => work(new Bars(context)))
            : work(new Lines(console));

    private static string Pace(IngestionStatus ingestion) => ingestion switch
    {
        { Rate: { } rate, SecondsLeft: { } left } => $", {Number.Of(rate, "N0")} rows/s, {Left(TimeSpan.FromSeconds(left))} left",
        { Rate: { } rate } => $", {Number.Of(rate, "N0")} rows/s",
        _ => "",
    };

    private static string Left(TimeSpan left) => left.ToString(left.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    private sealed class Bars(ProgressContext context) : IngestionProgress
    {
        private readonly ProgressTask rows = context.AddTask("rows").IsIndeterminate();
        private readonly ProgressTask chunks = context.AddTask("chunks").IsIndeterminate();
        private readonly ProgressTask embeddings = context.AddTask("embeddings").IsIndeterminate();

        public override void Show(IngestionStatus ingestion)
        {
            // Nobody knows the number of rows before the last chunk is read: the rate and the time left tell how far they are.
            var rowsLeft = ingestion.SecondsLeft * ingestion.Rate ?? 0;
            Set(chunks, "chunks", ingestion.ChunksDone, ingestion.ChunksTotal);
            Set(rows, $"rows{Pace(ingestion)}", ingestion.RowsRead, rowsLeft > 0 ? ingestion.RowsRead + (long)rowsLeft : 0);
            Set(embeddings, "embeddings", ingestion.EmbeddingsComputed, Math.Max(ingestion.CasesNew, ingestion.EmbeddingsComputed));
            if (ingestion.State != IngestionState.Completed)
                return;
            foreach (var bar in new[] { rows, chunks, embeddings })
            {
                bar.IsIndeterminate(false);
                bar.Value = bar.MaxValue;
            }
        }

        private static void Set(ProgressTask bar, string name, long value, long total)
        {
            bar.Description = $"{Number.Of(value)} {name}";
            bar.IsIndeterminate(total == 0);
            bar.MaxValue = Math.Max(total, 1);
            bar.Value = value;
        }
    }

    private sealed class Lines(IAnsiConsole console) : IngestionProgress
    {
        private const int EveryNth = 25;
        private int shown;

        public override void Show(IngestionStatus ingestion)
        {
            if (!ingestion.IsOver && shown++ % EveryNth == 0)
            {
                console.WriteLine(
                    $"{ingestion.Source} {IngestionView.Name(ingestion.State)}: {Number.Of(ingestion.RowsRead)} rows, {ingestion.ChunksDone} of "
                    + $"{ingestion.ChunksTotal} chunks, {Number.Of(ingestion.EmbeddingsComputed)} embeddings{Pace(ingestion)}");
            }
        }
    }
}
