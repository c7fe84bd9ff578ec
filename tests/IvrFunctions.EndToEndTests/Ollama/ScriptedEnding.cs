namespace IvrFunctions.EndToEndTests.Ollama;

internal enum ScriptedEnding
{
    /// <summary><c>done</c> with the reason <c>stop</c>, or <c>length</c> where the text is longer than <c>num_predict</c>.</summary>
    Done,

    /// <summary><c>done</c> with the reason <c>length</c>.</summary>
    TooLong,

    /// <summary><c>done</c> without a reason: what Ollama sends when it lost its runner.</summary>
    NoReason,

    /// <summary>The stream ends properly, but no line of it says <c>done</c>.</summary>
    NotDone,

    /// <summary>A line <c>{"error":"..."}</c> is the last; where nothing was said before, a 500.</summary>
    ErrorLine,

    /// <summary>The connection is cut.</summary>
    CutOff,
}
