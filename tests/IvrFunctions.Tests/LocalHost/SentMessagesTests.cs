using IvrFunctions.Core.Ports;
using IvrFunctions.LocalHost;
using IvrFunctions.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IvrFunctions.Tests.LocalHost;

public sealed class SentMessagesTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task What_the_functions_send_is_news_to_the_listener_of_that_queue_alone()
    {
        var storage = new HostStorage("UseDevelopmentStorage=true", base64: true);
        var services = new ServiceCollection().AddSingleton<IMessageQueues>(_ => new RecordingQueues()).AddSingleton(storage);
        SentMessages.ListenTo(services);
        await using var provider = services.BuildServiceProvider();
        var (chunks, others) = (storage.Sent.NextOf("ivr-chunks"), storage.Sent.NextOf("ivr-analyze"));

        await provider.GetRequiredService<IMessageQueues>().SendAsync("ivr-chunks", "text", TestContext.Current.CancellationToken);

        Assert.True(chunks.IsCompletedSuccessfully);
        Assert.False(others.IsCompleted);
        Assert.False(storage.Sent.NextOf("ivr-chunks").IsCompleted);
    }

    [Fact]
    public async Task News_ends_a_pause()
    {
        var sent = new SentMessages();
        var pause = Pace().PauseAsync(sent.NextOf("ivr-chunks"), TestContext.Current.CancellationToken);
        Assert.False(pause.IsCompleted);

        sent.Add("ivr-chunks");

        await pause.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task While_storage_is_away_news_does_not_end_a_pause()
    {
        var pace = Pace();
        pace.Lost(new IOException("away"));

        var pause = pace.PauseAsync(Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.False(pause.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(1));
        await pause.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private PollingPace Pace() => new("ivr-chunks", TimeSpan.FromSeconds(1), time, NullLogger.Instance);
}
