using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>Over a thousand answers of models that lie: none of it reaches the reader, and what is true does.</summary>
public sealed class AdversarialModelTests
{
    private const int Each = 25;

    /// <summary>More honest statements than this may not be lost to the rules that keep lies out.</summary>
    private const double HonestShare = 0.95;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TextLanguage.Es, 1)]
    [InlineData(TextLanguage.En, 2)]
    public async Task No_lie_reaches_the_reader(TextLanguage language, int seed)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token);
        var oracle = new ExplanationOracle(sample.Evidence);
        var attacks = Attacks.OnSample(seed, language).Create(Each).ToList();

        var broken = new List<string>();
        foreach (var attack in attacks)
        {
            var (text, _) = await sample.ExplainAsync(attack.Answer, Token);
            broken.AddRange(oracle.FindLies(text, attack.Lie).Select(lie => $"{attack.Family}: {lie}: {attack.Lie}"));
        }

        Assert.InRange(attacks.Count, 500, int.MaxValue);
        Assert.Equal("", string.Join('\n', broken.Distinct()));
    }

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public async Task What_is_true_is_kept(TextLanguage language)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token);
        var verifier = await sample.CreateVerifierAsync(Token);
        var statements = HonestStatements.In(language).ToList();

        var lost = statements
            .Select(honest => (honest.Text, Problems: verifier.Check(
                new DraftStatement(honest.Text.Replace("**", "", StringComparison.Ordinal).Replace(" [F3]", "", StringComparison.Ordinal), honest.Cites.Split(',')),
                honest.Kind)))
            .Where(check => check.Problems.Count > 0)
            .Select(check => $"{check.Text}: {string.Join("; ", check.Problems)}")
            .ToList();

        Assert.True(lost.Count <= (1 - HonestShare) * statements.Count, string.Join('\n', lost));
    }

    [Theory]
    [InlineData(TextLanguage.Es)]
    [InlineData(TextLanguage.En)]
    public async Task The_oracle_agrees_with_what_templates_write(TextLanguage language)
    {
        using var sample = await SampleEvidence.CollectAsync(language, Token);

        var (text, explanation) = await sample.ExplainAsync("no answer at all", Token);

        Assert.Equal(Explanation.Template, explanation.By);
        Assert.Empty(new ExplanationOracle(sample.Evidence).FindLies(text, lie: null));
    }

    [Fact]
    public async Task The_oracle_sees_a_lie()
    {
        using var sample = await SampleEvidence.CollectAsync(TextLanguage.Es, Token);

        var lies = new ExplanationOracle(sample.Evidence).FindLies("Fallan 777 llamadas <b>[F9] en ٧ casos", "777 llamadas");

        Assert.Equal(["cites [F9]", "names F9", "digit U+667", "number 777", "markup", "the lie"], lies);
    }
}
