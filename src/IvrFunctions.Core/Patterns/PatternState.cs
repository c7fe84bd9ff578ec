using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Patterns;

/// <summary>How a pattern stands against the period before; a difference is one that a test finds, and of a size worth telling.</summary>
public enum PatternState
{
    /// <summary>It is there now and was not before.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>It was there before and is stronger now.</summary>
    [JsonStringEnumMemberName("growing")]
    Growing,

    /// <summary>It was there before, and nothing says that it changed.</summary>
    [JsonStringEnumMemberName("chronic")]
    Chronic,

    /// <summary>It was there before and is weaker now.</summary>
    [JsonStringEnumMemberName("shrinking")]
    Shrinking,

    /// <summary>It was there before and is not any more.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,

    /// <summary>There are too few calls to tell whether it was there before.</summary>
    [JsonStringEnumMemberName("unclear")]
    Unclear,
}
