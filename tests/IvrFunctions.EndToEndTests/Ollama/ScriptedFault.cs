namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>A refusal: status and the text of <c>{"error":"..."}</c>.</summary>
internal sealed record ScriptedFault(int Status, string Error)
{
    public static ScriptedFault Busy { get; } = new(503, "server busy, please try again.  maximum pending requests exceeded");

    public static ScriptedFault RunnerDied { get; } = new(500, "llama runner process has terminated: signal: killed");
}
