using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IvrFunctions.Core.Ingestion;

/// <summary>What the ledger keeps of an ingestion: the processing of one version (ETag) of one source.</summary>
public sealed record IngestionEntry
{
    public int Version { get; init; } = 1;

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string ETag { get; init; }

    public required IngestionState State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public FilePlan? Plan { get; init; }

    /// <summary>How often the ingestion was tried again.</summary>
    public int Attempt { get; init; }

    /// <summary>When it was planned or last tried again.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    /// <summary>Rows of the chunks done by then.</summary>
    public long RowsBefore { get; init; }

    /// <summary>Whether its source was removed: what its chunks still wrote afterwards is to be cleared up.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>When it was first cleared up after, its upload being gone: what chunks still wrote then is looked for once more.</summary>
    public DateTimeOffset? AbandonedAt { get; init; }

    /// <summary>Whether nothing is left of it but this entry.</summary>
    public bool IsCleared { get; init; }

    /// <summary>Whether every chunk's message was sent. A planner that died before is repeated by the next.</summary>
    public bool ChunksQueued { get; init; }

    /// <summary>Epoch of the catalog at planning: cases dropped since may be cases of this ingestion.</summary>
    public int CatalogEpoch { get; init; }

    /// <summary>Set when the ingestion ends.</summary>
    public IngestionTotals? Totals { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public string? Error { get; init; }

    /// <summary>Names of its reports, once they are written.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>The same for the same version of a source, so that planning is idempotent.</summary>
    public static string IdOf(string source, string etag) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{etag}")).AsSpan(0, 8));

    /// <summary>Names of the archive's parts, one a chunk.</summary>
    public static IReadOnlyList<string> PartsOf(string id, int chunks) => [.. Enumerable.Range(0, chunks).Select(chunk => PartOf(id, chunk))];

    public static string PartOf(string id, int chunk) => string.Create(CultureInfo.InvariantCulture, $"{PartsPrefixOf(id)}{chunk:D6}.parquet");

    public static string PartsPrefixOf(string id) => $"archive/{id}/";

    public bool IsOver => State is IngestionState.Completed or IngestionState.Failed;
}
