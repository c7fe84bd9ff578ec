namespace IvrFunctions.Tests.Chroma;

/// <summary>A clock on which waits up to a length are over at once and longer ones never are.</summary>
internal sealed class ElapsedTime(TimeSpan upTo) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Wakeup(base.CreateTimer(callback, state, Wait(dueTime), Timeout.InfiniteTimeSpan), this);

    private TimeSpan Wait(TimeSpan dueTime) =>
        dueTime >= TimeSpan.Zero && dueTime <= upTo ? TimeSpan.Zero : Timeout.InfiniteTimeSpan;

    private sealed class Wakeup(ITimer timer, ElapsedTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Wait(dueTime), Timeout.InfiniteTimeSpan);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
