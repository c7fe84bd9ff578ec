using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Ingestion;

[JsonConverter(typeof(SnakeCaseEnumConverter<IngestionState>))]
public enum IngestionState
{
    /// <summary>Received, not yet planned.</summary>
    Queued,

    /// <summary>Planned; its chunks are in the queue.</summary>
    Running,

    /// <summary>Its calls are what readers see of the source.</summary>
    Completed,

    /// <summary>It changed nothing that readers see; the reason is in its error.</summary>
    Failed,
}
