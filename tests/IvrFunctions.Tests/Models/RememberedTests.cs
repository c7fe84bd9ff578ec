using IvrFunctions.Adapters.Ollama;
using Microsoft.Extensions.Time.Testing;

namespace IvrFunctions.Tests.Models;

public sealed class RememberedTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Remembered<string> remembered;
    private readonly List<string?> lastAnswers = [];
    private bool isFailing;

    public RememberedTests() => remembered = new(time, TimeSpan.FromSeconds(30), AskAsync);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_again_when_the_answer_is_old()
    {
        Assert.Equal("answer 1", await remembered.GetAsync(Token));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("answer 1", await remembered.GetAsync(Token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("answer 2", await remembered.GetAsync(Token));

        Assert.Equal([null, "answer 1"], lastAnswers);
    }

    [Fact]
    public async Task Asks_once_for_all_who_ask_at_the_same_time()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => remembered.GetAsync(Token)));

        Assert.Equal(["answer 1"], answers.Distinct());
    }

    [Fact]
    public async Task Asks_again_after_a_failure()
    {
        isFailing = true;
        await Assert.ThrowsAsync<IOException>(() => remembered.GetAsync(Token));
        isFailing = false;

        Assert.Equal("answer 2", await remembered.GetAsync(Token));
    }

    public void Dispose() => remembered.Dispose();

    private async Task<string> AskAsync(string? last, CancellationToken cancellationToken)
    {
        lastAnswers.Add(last);
        await Task.Yield();
        return isFailing ? throw new IOException("down") : $"answer {lastAnswers.Count}";
    }
}
