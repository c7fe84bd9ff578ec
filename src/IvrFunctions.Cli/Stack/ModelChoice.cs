namespace IvrFunctions.Cli.Stack;

/// <summary>Which models the app uses: <c>IVR_MODELS</c>.</summary>
/// <param name="Ollama">The model server, or <see langword="null"/> for the built-in models.</param>
/// <param name="Notice">What is lost without it.</param>
internal sealed record ModelChoice(OllamaServer? Ollama, string? Notice)
{
    public string Models => Ollama is null ? "builtin" : "ollama";

    /// <summary>
    /// <c>IVR_MODELS</c>, else <c>Ivr__Models</c>, else <c>auto</c>: Ollama where it answers, the built-in models where it does not.
    /// </summary>
    public static async Task<ModelChoice> DecideAsync(CliEnvironment environment, HttpClient http, CancellationToken cancellationToken)
    {
        var wish = environment["IVR_MODELS"] ?? environment["Ivr__Models"] ?? "auto";
        if (wish is not ("auto" or "ollama" or "builtin"))
            throw new CliException($"IVR_MODELS is \"{wish}\"; it can be auto, ollama or builtin.");
        if (wish == "builtin")
            return new ModelChoice(null, null);

        var ollama = new OllamaServer(http, OllamaSettings.From(environment));
        if (await ollama.AnswersAsync(cancellationToken))
            return new ModelChoice(ollama, null);
        return wish == "auto"
            ? new ModelChoice(null, Loss(ollama.Url))
            : throw new CliException($"Ollama does not answer at {ollama.Url}. Start it (ollama serve), set Ollama__Url, or use IVR_MODELS=builtin.");
    }

    private static string Loss(Uri url) =>
        $"Ollama does not answer at {url}: the built-in models are used. Figures and cases are the same, but explanations are "
        + "written from templates and similar cases are found by shared words, not by meaning. "
        + "Install Ollama (https://ollama.com/download) and start again to have both.";
}
