using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis;

public sealed class GoldenExplanationTests
{
    [Fact]
    public async Task Tells_the_planted_cause_in_Spanish()
    {
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request());

        Assert.Fail(analysis.Explanation + "\n" + string.Join("\n", analysis.Evidence.Facts.Select(f => f.Id + f.Kind + " " + f.Text)) + string.Join("\n", analysis.Warnings) + analysis.Grounding);
    }

    [Fact]
    public async Task Tells_the_planted_cause_in_English()
    {
        using var host = new AnalyzerHost();

        var analysis = await host.AnalyzeAsync(AnalyzerHost.Request(TextLanguage.En));

        Assert.Fail(analysis.Explanation + "\n" + string.Join("\n", analysis.Evidence.Facts.Select(f => f.Id + f.Kind + " " + f.Text)));
    }
}
