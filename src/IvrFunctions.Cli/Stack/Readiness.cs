namespace IvrFunctions.Cli.Stack;

/// <summary>Asks services over HTTP whether they are there yet.</summary>
internal sealed class Readiness(HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks until all probes of the service answer; to be ended by cancellation.</summary>
    public async Task WaitAsync(ServiceDefinition service, CancellationToken cancellationToken)
    {
        foreach (var probe in service.Probes)
        {
            while (!await AnswersAsync(probe, service.AnyAnswerWillDo, cancellationToken))
                await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public async Task<bool> AnswersAsync(Uri probe, bool anyAnswerWillDo, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await http.GetAsync(probe, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return anyAnswerWillDo || response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
