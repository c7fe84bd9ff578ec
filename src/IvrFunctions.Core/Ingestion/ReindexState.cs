using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Ingestion;

[JsonConverter(typeof(SnakeCaseEnumConverter<ReindexState>))]
public enum ReindexState
{
    /// <summary>Nobody ever asked for it.</summary>
    None,

    /// <summary>Its parts are in the queue.</summary>
    Running,

    /// <summary>All cases are embedded by the embedder it was for.</summary>
    Completed,

    /// <summary>A part failed at every attempt; the cases are used as they were.</summary>
    Failed,
}
