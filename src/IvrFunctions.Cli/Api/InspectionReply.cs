namespace IvrFunctions.Cli.Api;

/// <summary>A dry run as far as it is shown here.</summary>
internal sealed record InspectionReply
{
    public bool Accepted { get; init; }

    public string? Refusal { get; init; }

    public DialectReply? Dialect { get; init; }

    public IReadOnlyDictionary<string, MappedColumn> Mapping { get; init; } = new Dictionary<string, MappedColumn>();

    public IReadOnlyList<string> UnmappedColumns { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public long Rows { get; init; }

    public long Calls { get; init; }

    public long RowsRejected { get; init; }

    public long Duplicates { get; init; }

    public IReadOnlyList<RejectReply> Rejects { get; init; } = [];

    public IReadOnlyList<SampleReply> Samples { get; init; } = [];
}

internal sealed record DialectReply(string Encoding, string Delimiter, int? Header, string LineEnds);

internal sealed record MappedColumn(string Column, double Confidence, string Reason);

internal sealed record RejectReply(long Row, string Column, string Reason);

internal sealed record SampleReply(string Narrative);
