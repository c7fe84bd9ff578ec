using System.Text.Json.Serialization;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>The ways a cause is asked about.</summary>
[JsonConverter(typeof(QuestionKindConverter))]
internal enum QuestionKind
{
    /// <summary>Step and reason, as fields.</summary>
    Failure,

    /// <summary>The same, and the attributes the cause was planted on.</summary>
    Group,

    /// <summary>A sentence with the names of step and reason.</summary>
    Sentence,

    /// <summary>A sentence in a caller's words.</summary>
    OwnWords,

    /// <summary>The id of a call that failed for it.</summary>
    Call,
}
