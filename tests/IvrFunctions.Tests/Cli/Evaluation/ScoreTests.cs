using IvrFunctions.Cli.Evaluation;
using IvrFunctions.Cli.Generation;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Tests.Cli.Evaluation;

public sealed class ScoreTests
{
    private static readonly PlantedPattern Planted = new(
        "authentication", "biometric_fail", 28, new PlantedCondition(CallAttributes.CustomerSegment, "premium"));

    [Theory]
    [InlineData(120, 0.4)]
    [InlineData(4, 0.5)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void Recall_is_of_the_cases_there_could_be(int stories, double recall) =>
        Assert.Equal(recall, AnswerScore.Of(Ask(QuestionKind.Failure, stories), Answers.Explained(""), 0).Recall);

    [Fact]
    public void An_answer_is_scored_in_all_its_parts()
    {
        var score = AnswerScore.Of(
            Ask(QuestionKind.OwnWords), Answers.Explained("Fallo biométrico en la autenticación de clientes premium: el 97 %."), 12.5);

        Assert.Equal((QuestionKind.OwnWords, true, 0.4, 8, 6), (score.Kind, score.Explained, score.Recall, score.Claims, score.Verified));
        Assert.Equal(["97 %"], score.Invented);
        Assert.Equal((true, true, false, 12.5), (score.NamesCause, score.ByModel, score.Degraded, score.Milliseconds));
    }

    [Fact]
    public void A_question_that_gives_the_cause_away_says_nothing_of_its_being_found()
    {
        var answer = Answers.Explained("Fallo biométrico en la autenticación de clientes premium.");

        Assert.Equal(
            [(QuestionKind.Failure, true), (QuestionKind.Group, null), (QuestionKind.Sentence, true), (QuestionKind.OwnWords, true), (QuestionKind.Call, (bool?)null)],
            Enum.GetValues<QuestionKind>().Select(kind => (kind, AnswerScore.Of(Ask(kind), answer, 0).NamesCause)));
    }

    [Fact]
    public void Without_evidence_enough_nothing_is_named()
    {
        var answer = Answers.Explained("Fallo biométrico en la autenticación de clientes premium.") with { Verdict = AnalysisVerdict.InsufficientEvidence };

        var score = AnswerScore.Of(Ask(QuestionKind.Failure), answer, 0);

        Assert.Equal((false, false, false), (score.Explained, score.NamesCause, score.ByModel));
    }

    [Fact]
    public void Answers_add_up_to_a_row_of_their_models()
    {
        AnswerScore[] answers =
        [
            new(QuestionKind.Failure, true, 1, 4, 4, [], true, true, false, 100),
            new(QuestionKind.Failure, true, 0.8, 6, 2, ["97", "4711"], false, false, true, 300),
            new(QuestionKind.OwnWords, false, 0, 0, 0, [], false, false, false, 20),
            new(QuestionKind.Call, true, 0.6, 2, 2, [], null, true, false, 200),
        ];

        var score = ModelScore.Of(new ModelPair("llama3.1", "nomic-embed-text"), answers);

        Assert.Equal(("llama3.1", "nomic-embed-text", 4, 3), (score.Chat, score.Embedding, score.Questions, score.Explained));
        Assert.Equal(0.6, score.Recall!.Value, 6);
        Assert.Equal(0.9, score.RecallByQuestion[QuestionKind.Failure]!.Value, 6);
        Assert.Equal(0, score.NamesCauseByQuestion[QuestionKind.OwnWords]);
        Assert.DoesNotContain(QuestionKind.Call, score.NamesCauseByQuestion.Keys);
        Assert.Equal((8 / 12.0, 2, 1 / 3.0, 2 / 3.0, 0.25), (score.VerifiedShare, score.InventedNumbers, score.NamesCause, score.ByModel, score.Degraded));
        Assert.Equal((100, 300), (score.P50Milliseconds, score.P95Milliseconds));
    }

    [Fact]
    public void The_built_in_models_have_no_share_of_a_chat_model() =>
        Assert.Null(ModelScore.Of(ModelPair.BothBuiltIn, [new(QuestionKind.Failure, true, 1, 4, 4, [], true, false, false, 1)]).ByModel);

    [Fact]
    public void A_cause_is_found_by_exactly_its_conditions_and_has_a_rank()
    {
        var report = Report([("region", "sur")], [("customer_segment", "premium"), ("region", "sur")], [("customer_segment", "premium")]);

        var found = MinerScore.Search(Cause(120), report);

        Assert.Equal((1_000, 90, 120, 3, 3), (found.Calls, found.Failed, found.Stories, found.Patterns, found.Rank));
        Assert.Null(MinerScore.Search(Cause(120), Report([("customer_segment", "standard")], [("customer_segment", "premium"), ("region", "sur")])).Rank);
    }

    [Fact]
    public void The_miner_is_scored_over_all_causes()
    {
        var rows = new CountedRows(
            [CallAttributes.CustomerSegment],
            [new(["premium"], 2_000, 400), new(["standard"], 10_000, 300), new(["business"], 8_000, 240)]);
        var missed = Planted with { Conditions = [new PlantedCondition(CallAttributes.CustomerSegment, "business")] };

        var score = MinerScore.Of([new EvaluatedCause(Planted, null, 1, rows), new EvaluatedCause(missed, null, 1, rows)]);

        Assert.Equal((0.5, 0.5, 0.5), (score.F1, score.Precision, score.Recall));
        Assert.Equal([1, null], score.Causes.Select(cause => cause.Rank));
    }

    private static EvaluatedCause Cause(int stories) => new(Planted, "L1", stories, new CountedRows([], []));

    private static Question Ask(QuestionKind kind, int stories = 120) =>
        Question.About(Cause(stories), "es").Single(question => question.Kind == kind);

    private static PatternReport Report(params (string Attribute, string Value)[][] patterns) => new(
        new PatternPopulation(1_000, 90, 0.09),
        [
            .. patterns.Select(conditions => new Pattern(
                conditions.ToDictionary(condition => condition.Attribute, condition => condition.Value), 1, 1, 1, new(0, 1), 0, null, null, 0, 0, 1)),
        ]);
}
