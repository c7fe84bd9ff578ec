using System.Runtime.CompilerServices;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OllamaSharp;
using OllamaSharp.Models;

namespace IvrFunctions.Adapters.Ollama;

/// <summary>
/// Asks the configured model, whatever model the options of a call name. An answer ends with <see cref="ChatFinishReason.Stop"/>,
/// or with <see cref="ChatFinishReason.Length"/> where it was cut at its longest: its JSON is then cut too.
/// </summary>
/// <remarks>
/// All failures are <see cref="ServiceUnavailableException"/>. The prompt must fit <see cref="OllamaOptions.ContextTokens"/> with the
/// answer: Ollama drops the beginning of a longer one, the instructions first.
/// </remarks>
internal sealed class OllamaChatClient(OllamaServer server, OllamaModelCatalog models, IOptions<OllamaOptions> options) : IChatClient
{
    private readonly OllamaOptions settings = options.Value;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Before anything of the prompt is sent: the catalog refuses a model that runs elsewhere.
        await models.GetChatModelAsync(cancellationToken);
        await foreach (var update in server.ChatAsync([.. messages], Complete(options), cancellationToken))
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return null;

        if (serviceType == typeof(ChatLimits))
            return new ChatLimits(settings.ContextTokens, settings.AnswerTokens, settings.Seed);

        return serviceType == typeof(ChatClientMetadata)
            ? new ChatClientMetadata(OllamaServer.Name, server.Url, settings.ChatModel)
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // The connection is the server's, which the container disposes.
    }

    private ChatOptions Complete(ChatOptions? given)
    {
        var complete = given?.Clone() ?? new ChatOptions();
        complete.ModelId = settings.ChatModel;
        complete.Temperature ??= 0;
        complete.Seed ??= settings.Seed;
        complete.MaxOutputTokens ??= settings.AnswerTokens;

        // A model that can think would spend the answer's tokens on it; others take the switch without a word.
        complete.AddOllamaOption(OllamaOption.Think, false);
        return complete.AddOllamaOption(OllamaOption.NumCtx, settings.ContextTokens);
    }
}
