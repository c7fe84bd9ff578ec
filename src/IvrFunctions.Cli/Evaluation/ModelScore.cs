using IvrFunctions.Cli.Measurement;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>A row of the evaluation: the answers with two models. Shares are 0 to 1, <see langword="null"/> of nothing.</summary>
/// <param name="Chat">The chat model.</param>
/// <param name="Embedding">The embedding model.</param>
/// <param name="Questions">How many were asked.</param>
/// <param name="Explained">Those for which there was evidence enough.</param>
/// <param name="Recall">Mean of <see cref="AnswerScore.Recall"/>.</param>
/// <param name="RecallByQuestion">The same for each way of asking.</param>
/// <param name="VerifiedShare">Statements verified of those written, over all answers.</param>
/// <param name="InventedNumbers">Numbers in answers that are not in their evidence.</param>
/// <param name="Invented">Those numbers.</param>
/// <param name="NamesCause">Of the answers to questions that leave it open, those that name the planted cause.</param>
/// <param name="NamesCauseByQuestion">The same for each of these ways of asking.</param>
/// <param name="ByModel">Of the explained answers, those the chat model wrote; the built-in one has templates only.</param>
/// <param name="Degraded">Of all answers, those for which a model failed.</param>
/// <param name="P50Milliseconds">Median time of an answer.</param>
/// <param name="P95Milliseconds">95th percentile of it.</param>
internal sealed record ModelScore(
    string Chat,
    string Embedding,
    int Questions,
    int Explained,
    double? Recall,
    IReadOnlyDictionary<QuestionKind, double?> RecallByQuestion,
    double? VerifiedShare,
    int InventedNumbers,
    IReadOnlyList<string> Invented,
    double? NamesCause,
    IReadOnlyDictionary<QuestionKind, double?> NamesCauseByQuestion,
    double? ByModel,
    double? Degraded,
    double P50Milliseconds,
    double P95Milliseconds)
{
    public static ModelScore Of(ModelPair models, IReadOnlyList<AnswerScore> answers)
    {
        var explained = answers.Where(answer => answer.Explained).ToList();
        var times = new Percentiles(answers.Select(answer => answer.Milliseconds));
        string[] invented = [.. answers.SelectMany(answer => answer.Invented)];
        return new ModelScore(
            models.Chat,
            models.Embedding,
            answers.Count,
            explained.Count,
            Mean(answers.Select(answer => answer.Recall)),
            answers.GroupBy(answer => answer.Kind).ToDictionary(kind => kind.Key, kind => Mean(kind.Select(answer => answer.Recall))),
            Share(explained.Sum(answer => answer.Verified), explained.Sum(answer => answer.Claims)),
            invented.Length,
            invented,
            Mean(answers.Select(answer => answer.NamesCause).OfType<bool>().Select(AsNumber)),
            answers.Where(answer => answer.NamesCause is not null)
                .GroupBy(answer => answer.Kind)
                .ToDictionary(kind => kind.Key, kind => Mean(kind.Select(answer => AsNumber(answer.NamesCause!.Value)))),
            models.IsBuiltIn ? null : Share(explained.Count(answer => answer.ByModel), explained.Count),
            Share(answers.Count(answer => answer.Degraded), answers.Count),
            times.At(50),
            times.At(95));
    }

    private static double AsNumber(bool value) => value ? 1 : 0;

    private static double? Mean(IEnumerable<double> values) => values.Select(value => (double?)value).Average();

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
