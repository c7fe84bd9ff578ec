using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Ports;
using IvrFunctions.Core.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace IvrFunctions.Core.Analysis;

/// <summary>Lets the chat model word an explanation, checks it, and lets it repair once what cannot be verified.</summary>
internal sealed partial class ChatExplainer(
    IChatClient chat, AnalysisOptions options, TimeProvider timeProvider, ILogger logger)
{
    private readonly PromptBuilder prompts = new(LimitsOf(chat));
    private readonly ChatClientMetadata? model = chat.GetService<ChatClientMetadata>();

    private readonly ChatOptions chatOptions = new()
    {
        // The same evidence gives the same answer, as far as the model server keeps its word; the seed is the adapter's setting.
        Temperature = 0,
        MaxOutputTokens = LimitsOf(chat).AnswerTokens,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(DraftReader.Schema, "explanation"),
    };

    /// <summary>The seed of its answers, where the client names one.</summary>
    public long? Seed { get; } = LimitsOf(chat).Seed;

    private static ChatLimits LimitsOf(IChatClient chat) => chat.GetService<ChatLimits>() ?? ChatLimits.Default;

    /// <param name="say">Told every piece of the model's answers as it comes.</param>
    public async Task<ChatOutcome> ExplainAsync(
        Inquiry inquiry, AnalysisEvidence evidence, StatementVerifier verifier, Action<AnswerToken> say, CancellationToken cancellationToken)
    {
        var wording = Wording.For(inquiry.Request.Language);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.ChatSeconds), timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        CheckedDraft? best = null;
        try
        {
            var prompt = prompts.Build(inquiry, evidence);
            var answer = await AskAsync(prompt, round: 1, say, linked.Token);
            best = Check(answer, verifier);
            if (best is null)
            {
                best = Check(await AskAsync(prompt, round: 2, say, linked.Token), verifier);
            }
            else if (best.Failed.Count > 0)
            {
                var repair = prompts.Repair(prompt, answer!, best.Failed, inquiry.Request.Language);
                if (Check(await AskAsync(repair, round: 2, say, linked.Token), verifier) is { } repaired && repaired.IsBetterThan(best)) best = repaired;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            // What was verified before the time ran out is kept.
            if (best is null) return ChatOutcome.Failure(wording.ChatTimedOut(options.ChatSeconds));
        }
        catch (Exception exception)
        {
            // A model is never needed for an answer, so whatever a client throws must not cost the user the evidence.
            LogChatFailed(logger, exception.GetType().Name);
            var reason = exception is ServiceUnavailableException ? exception.Message : null;
            if (best is null) return ChatOutcome.Failure(wording.ChatUnavailable(reason));
        }

        if (best is null) return ChatOutcome.Failure(wording.AnswerUnusable);
        if (best.Verified.Claims.Count == 0) return new ChatOutcome(null, best.Stated, best.Failed, wording.NothingVerified);
        if (best.HasTooLittle) return new ChatOutcome(null, best.Stated, best.Failed, wording.TooLittleVerified);
        return new ChatOutcome(best.Verified, best.Stated, best.Failed, best.Failed.Count > 0 ? wording.Dropped(best.Failed.Count) : null);
    }

    /// <returns>The answer, or <see langword="null"/> where it was cut off.</returns>
    private async Task<string?> AskAsync(
        IReadOnlyList<ChatMessage> prompt, int round, Action<AnswerToken> say, CancellationToken cancellationToken)
    {
        // Not every client heeds the token while it waits for a slow model.
        var response = await IvrTelemetry.ChatAsync(
            model, () => ReadAsync(prompt, text => say(new AnswerToken(round, text)), cancellationToken).WaitAsync(cancellationToken));
        return response.FinishReason == ChatFinishReason.Length ? null : response.Text;
    }

    private async Task<ChatResponse> ReadAsync(IReadOnlyList<ChatMessage> prompt, Action<string> say, CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        var length = 0;
        await foreach (var update in chat.GetStreamingResponseAsync(prompt, chatOptions, cancellationToken))
        {
            updates.Add(update);
            if (update.Text.Length == 0) continue;
            length += update.Text.Length;
            say(update.Text);
            // A server may let a model write on past the tokens it was given.
            if (length > DraftReader.MaxLength) return new ChatResponse { FinishReason = ChatFinishReason.Length };
        }

        return updates.ToChatResponse();
    }

    private static CheckedDraft? Check(string? answer, StatementVerifier verifier) =>
        answer is not null && DraftReader.Read(answer) is { } draft ? CheckedDraft.OfModel(draft, verifier) : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chat model failed ({ExceptionType}); the template explanation is used.")]
    private static partial void LogChatFailed(ILogger logger, string exceptionType);
}
