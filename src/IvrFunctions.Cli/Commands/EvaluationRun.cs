using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Cli.Stack;
using IvrFunctions.Core.Ingestion;
using Spectre.Console;

namespace IvrFunctions.Cli.Commands;

/// <summary>Generates calls, ingests them once for each embedding model and asks each chat model about them.</summary>
internal sealed class EvaluationRun(CommandServices services)
{
    private const string Source = "eval.csv";

    private readonly ModelPairs models = new(services.Environment, services.Http);

    public async Task<EvaluationReport> RunAsync(
        IReadOnlyList<string> chats,
        string? embedding,
        long rows,
        int seed,
        int causes,
        IReadOnlyList<string> languages,
        CancellationToken cancellationToken)
    {
        var pairs = await models.ChooseAsync(chats, embedding, cancellationToken);
        var planted = SeededCauses.Draw(rows, seed, causes);
        using var calls = await GeneratedFile.WriteAsync(rows, seed, planted, cancellationToken);
        await using var csv = calls.File.OpenRead();
        var counted = await EvaluationCalls.CountAsync(csv, planted, cancellationToken);
        List<Question> questions =
            [.. from cause in counted from language in languages from question in Question.About(cause, language) select question];
        var scores = new Dictionary<ModelPair, ModelScore>();
        try
        {
            foreach (var sameVectors in pairs.GroupBy(pair => pair.Embedding))
            {
                using var stack = await TemporaryStack.CreateAsync(services, cancellationToken);
                foreach (var pair in sameVectors)
                    scores[pair] = await EvaluateAsync(stack, pair, pair == sameVectors.First() ? calls : null, questions, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && scores.Count > 0)
        {
            // Interrupted: the models measured so far are the report.
        }

        return new EvaluationReport(
            1, rows, seed, languages, MinerScore.Of(counted), [.. pairs.Where(scores.ContainsKey).Select(pair => scores[pair])]);
    }

    /// <param name="stack">The stack.</param>
    /// <param name="pair">The models.</param>
    /// <param name="calls">The calls to ingest; <see langword="null"/> where the stack has them.</param>
    /// <param name="questions">What to ask.</param>
    /// <param name="cancellationToken">Stops.</param>
    private Task<ModelScore> EvaluateAsync(
        TemporaryStack stack, ModelPair pair, GeneratedFile? calls, List<Question> questions, CancellationToken cancellationToken)
    {
        var name = pair.IsBuiltIn ? "the built-in models" : $"{pair.Chat} with {pair.Embedding}";
        services.Console.WriteLine($"Starting a stack of its own for {name}");
        return stack.RunAsync(
            models.ChoiceOf(pair),
            ModelPairs.SettingsOf(pair),
            async connection =>
            {
                if (calls is not null)
                    await IngestAsync(connection, calls.File, cancellationToken);
                var answers = await services.Console.Status().StartAsync($"Asking {name} {questions.Count} questions", status =>
                    new ModelEvaluation(connection.Api, services.Time).AskAsync(
                        questions, answered => status.Status = $"{answered} of {questions.Count} answers of {name}", cancellationToken));
                return ModelScore.Of(pair, answers);
            },
            cancellationToken);
    }

    private async Task IngestAsync(ApiConnection connection, FileInfo file, CancellationToken cancellationToken)
    {
        var ended = await new IngestionRun(connection, services).RunAsync(file, Source, mapping: null, cancellationToken);
        if (ended.State != IngestionState.Completed)
            throw new CliException($"The generated calls could not be ingested: {ended.Error}");
    }
}
