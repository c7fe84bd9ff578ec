using IvrFunctions.Core.Analysis;

namespace IvrFunctions.Tests.Analysis;

public sealed class DifferentCasesTests
{
    [Fact]
    public void Prefers_another_story_to_one_that_is_hardly_nearer()
    {
        Story[] stories = [new("a", 0.90, "billing", "premium", "phone"), new("b", 0.89, "billing", "premium", "app"), new("c", 0.88, "support", "basic", "web")];

        Assert.Equal(["a", "c"], Choose(stories, 2));
    }

    [Fact]
    public void Keeps_to_what_is_near()
    {
        Story[] stories = [new("a", 0.90, "billing", "premium", "phone"), new("b", 0.89, "billing", "premium", "app"), new("c", 0.40, "support", "basic", "web")];

        Assert.Equal(["a", "b"], Choose(stories, 2));
    }

    [Fact]
    public void Chooses_the_first_of_equally_good_ones_and_no_more_than_there_are()
    {
        Story[] stories = [new("a", 0.5, "x", "y", "z"), new("b", 0.5, "x", "y", "w"), new("c", 0.5, "x", "y", "v")];

        Assert.Equal(["a", "b", "c"], Choose(stories, 5));
    }

    private static IEnumerable<string> Choose(Story[] stories, int count) =>
        DifferentCases.Choose(stories, story => story.Near, story => [story.Type, story.Segment, story.Channel], count).Select(story => story.Id);

    private sealed record Story(string Id, double Near, string Type, string Segment, string Channel);
}
