namespace IvrFunctions.Adapters.Ollama;

/// <summary>
/// The answer of a question that is asked again once the last answer is too old. The question is given that last answer, so that
/// it can save itself work that nothing has changed. Failures are not remembered.
/// </summary>
internal sealed class Remembered<T>(TimeProvider time, TimeSpan freshness, Func<T?, CancellationToken, Task<T>> ask) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private T? answer;
    private long answeredAt;

    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (answer is null || time.GetElapsedTime(answeredAt) >= freshness)
            {
                answer = await ask(answer, cancellationToken);
                answeredAt = time.GetTimestamp();
            }

            return answer;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
