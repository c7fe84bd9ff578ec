using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>Which models are evaluated: those asked for, else those the app would use.</summary>
internal sealed class ModelPairs(CliEnvironment environment, HttpClient http)
{
    /// <param name="chats">Chat models, among them <c>builtin</c>; empty for the one that is set.</param>
    /// <param name="embedding">The embedding model, or <see langword="null"/> for the one that is set.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="CliException">Ollama does not answer, or has not pulled a model.</exception>
    public async Task<IReadOnlyList<ModelPair>> ChooseAsync(
        IReadOnlyList<string> chats, string? embedding, CancellationToken cancellationToken)
    {
        var set = OllamaSettings.From(environment);
        if (chats.Count == 0)
        {
            var usual = await ModelChoice.DecideAsync(environment, http, cancellationToken);
            chats = [usual.Ollama is null ? ModelPair.BuiltIn : set.ChatModel];
        }

        if (embedding is not null && chats.Contains(ModelPair.BuiltIn))
            throw new CliException("The built-in models embed by themselves: --embedding needs chat models of Ollama.");

        List<ModelPair> pairs =
        [
            .. chats.Distinct().Select(chat =>
                chat == ModelPair.BuiltIn ? ModelPair.BothBuiltIn : new ModelPair(chat, embedding ?? set.EmbeddingModel)),
        ];
        var models = pairs.Where(pair => !pair.IsBuiltIn).SelectMany(pair => new[] { pair.Chat, pair.Embedding });
        await RequireAsync(models.Distinct(), cancellationToken);
        return pairs;
    }

    /// <summary>What the stack is to use for these models.</summary>
    public ModelChoice ChoiceOf(ModelPair pair) =>
        new(pair.IsBuiltIn ? null : new OllamaServer(http, OllamaSettings.From(environment)), Notice: null);

    /// <summary>The settings that name these models to the app.</summary>
    public static IReadOnlyDictionary<string, string> SettingsOf(ModelPair pair) => pair.IsBuiltIn
        ? new Dictionary<string, string>()
        : new() { ["Ollama__ChatModel"] = pair.Chat, ["Ollama__EmbeddingModel"] = pair.Embedding };

    /// <summary>Nothing is pulled unasked: a model may be many gigabytes.</summary>
    private async Task RequireAsync(IEnumerable<string> models, CancellationToken cancellationToken)
    {
        var ollama = new OllamaServer(http, OllamaSettings.From(environment));
        foreach (var model in models)
        {
            if (!await ollama.AnswersAsync(cancellationToken))
                throw new CliException($"Ollama does not answer at {ollama.Url}. Start it (ollama serve) or set Ollama__Url.");
            if (!await ollama.HasAsync(model, cancellationToken))
                throw new CliException($"Ollama at {ollama.Url} has no model {model}. Fetch it first: ollama pull {model}");
        }
    }
}
