namespace IvrFunctions.Core.Analysis;

/// <summary>
/// One model call for all who ask the same at the same time. Who comes later hears what was said already; who leaves does not
/// stop it for the others, and the last to leave does.
/// </summary>
internal sealed class SharedCalls
{
    private readonly Dictionary<string, Call> running = new(StringComparer.Ordinal);

    /// <param name="key">Equal for equal questions to equal models.</param>
    /// <param name="listener">Hears the tokens.</param>
    /// <param name="ask">Asks the model; begun for the first to come.</param>
    /// <param name="cancellationToken">Fires when this one leaves.</param>
    public async Task<ChatOutcome> JoinAsync(
        string key,
        Action<AnswerToken>? listener,
        Func<Action<AnswerToken>, CancellationToken, Task<ChatOutcome>> ask,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Call call;
        lock (running)
        {
            if (!running.TryGetValue(key, out call!)) running[key] = call = new Call(ask);
            call.Waiting++;
        }

        try
        {
            using var listening = call.Listen(listener);
            return await call.Answer.WaitAsync(cancellationToken);
        }
        finally
        {
            bool isLast;
            lock (running)
            {
                isLast = --call.Waiting == 0;
                if (isLast) running.Remove(key);
            }

            if (isLast) call.Dispose();
        }
    }

    private sealed class Call : IDisposable
    {
        private readonly CancellationTokenSource everyoneLeft = new();
        private readonly Lock gate = new();
        private readonly List<AnswerToken> said = [];
        private readonly List<Action<AnswerToken>> listeners = [];

        public Call(Func<Action<AnswerToken>, CancellationToken, Task<ChatOutcome>> ask)
        {
            // Not in the first one's place: a client that answers at once would answer under the lock.
            Answer = Task.Run(() => ask(Say, everyoneLeft.Token));
        }

        public Task<ChatOutcome> Answer { get; }

        /// <summary>Changed under the lock of all calls.</summary>
        public int Waiting { get; set; }

        public IDisposable? Listen(Action<AnswerToken>? listener)
        {
            if (listener is null) return null;
            lock (gate)
            {
                foreach (var token in said) listener(token);
                listeners.Add(listener);
            }

            return new Listening(this, listener);
        }

        /// <summary>Stops the model where it still writes. Nobody waits for what it throws then.</summary>
        public void Dispose()
        {
            everyoneLeft.Cancel();
            _ = Answer.ContinueWith(
                call =>
                {
                    _ = call.Exception;
                    everyoneLeft.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
        }

        private void Say(AnswerToken token)
        {
            lock (gate)
            {
                said.Add(token);
                foreach (var listener in listeners) listener(token);
            }
        }

        private sealed class Listening(Call call, Action<AnswerToken> listener) : IDisposable
        {
            public void Dispose()
            {
                lock (call.gate) call.listeners.Remove(listener);
            }
        }
    }
}
