namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>One answer of the chat model: what it says and how its stream ends.</summary>
internal sealed record ScriptedReply
{
    public Func<ScriptedChatRequest, string> Text { get; init; } = _ => "";

    public ScriptedEnding Ending { get; init; }

    /// <summary>Refuses the request instead of answering.</summary>
    public ScriptedFault? Fault { get; init; }

    /// <summary>The text of the error line, where <see cref="Ending"/> is <see cref="ScriptedEnding.ErrorLine"/>.</summary>
    public string Error { get; init; } = "an error was encountered while running the model: unexpected EOF";

    /// <summary>What the answer waits for before its first byte; it is given the token that fires when the client leaves.</summary>
    public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>What the answer waits for after its first word was sent.</summary>
    public Func<CancellationToken, Task> AfterFirstWord { get; init; } = _ => Task.CompletedTask;

    public static ScriptedReply Say(string text) => Say(_ => text);

    public static ScriptedReply Say(Func<ScriptedChatRequest, string> text) => new() { Text = text };

    /// <summary>Says so much and then ends in another way than a good answer.</summary>
    public static ScriptedReply Break(string text, ScriptedEnding ending) => new() { Text = _ => text, Ending = ending };

    public static ScriptedReply Fail(ScriptedFault fault) => new() { Fault = fault };
}
