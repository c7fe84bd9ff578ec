using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion.Mapping;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Ingestion;

/// <summary>A dry run: plans an upload and reads its first rows by the code that ingests it, and stores nothing.</summary>
public sealed class UploadInspector(IBlobs blobs, IOptions<IvrOptions> options, Narrator narrator, Redactor redactor)
{
    /// <summary>What is looked at of an upload: thousands of rows, and the longest record there may be.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private const int Rows = 1_000;
    private const int RejectsShown = 20;
    private const int SamplesShown = 5;

    private readonly FilePlanner planner = new(Rows, options.Value.TimeZone);
    private readonly MappingDocuments mappings = new(blobs);

    /// <param name="name">The name it would be uploaded by, for the documents beside the uploads; none is fine.</param>
    /// <param name="mapping">The user's mapping as JSON, if any.</param>
    /// <param name="body">The upload, or its start.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidRequestException">The name or the mapping cannot be used.</exception>
    public async Task<Inspection> InspectAsync(string? name, string? mapping, Stream body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (!string.IsNullOrEmpty(name))
        {
            SourceName.Check(name);
        }

        var given = MappingParameter.Read(mapping);
        var (start, isWhole) = await ReadStartAsync(body, cancellationToken);
        try
        {
            var draft = await planner.DraftAsync(
                _ => Task.FromResult<Stream>(new MemoryStream(start, writable: false)),
                await mappings.FindAsync(name ?? "", given, cancellationToken),
                cancellationToken);
            return Describe(draft, start, isWhole, cancellationToken);
        }
        catch (UnusableFileException e)
        {
            return new Inspection(
                Accepted: false, e.Message, isWhole, Dialect: null, [], new Dictionary<CallField, MappingDecision>(), [], [], 0, 0, 0, 0, [], []);
        }
    }

    private static async Task<(byte[] Start, bool IsWhole)> ReadStartAsync(Stream body, CancellationToken cancellationToken)
    {
        using var start = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var isWhole = true;

        // To the end: a client that is answered while it still sends may see its connection break, not the answer.
        while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            var kept = (int)Math.Min(read, MaxBytes - start.Length);
            start.Write(buffer, 0, kept);
            isWhole &= kept == read;
        }

        // What was cut off within a row would look like a broken row.
        var end = isWhole ? -1 : start.GetBuffer().AsSpan(0, (int)start.Length).LastIndexOf((byte)'\n');
        start.SetLength(end < 0 ? start.Length : end + 1);
        return (start.ToArray(), isWhole);
    }

    private Inspection Describe(FileDraft draft, byte[] start, bool isWhole, CancellationToken cancellationToken)
    {
        var (plan, mapping) = (draft.Plan, draft.Plan.Mapping);
        var inspection = new Inspection(
            draft.Refusal is null, draft.Refusal, isWhole, DialectStatus.Of(plan.Dialect), mapping.Header, mapping.Details,
            [.. mapping.Extras.Select(column => mapping.Header[column])], plan.Warnings, 0, 0, 0, 0, [], []);
        return draft.Refusal is null ? AddRows(inspection, plan, start, cancellationToken) : inspection;
    }

    private Inspection AddRows(Inspection inspection, FilePlan plan, byte[] start, CancellationToken cancellationToken)
    {
        var range = plan.Chunks[0];
        var rows = new ChunkRows(
            new CallRows(start.AsMemory((int)range.Offset, (int)range.Length), range.FirstRow, plan.Dialect, plan.Mapping, redactor),
            plan.Mapping.Grouping);
        var (calls, rejected) = (0L, 0L);
        var (rejects, samples) = (new List<InspectedReject>(), new List<InspectedCall>());
        foreach (var (call, _, reject) in rows.ReadAll(cancellationToken))
        {
            if (call is null)
            {
                rejected++;
                if (rejects.Count < RejectsShown)
                {
                    rejects.Add(new InspectedReject(reject!.Row, reject.Column, reject.Reason));
                }
            }
            else if (++calls <= SamplesShown)
            {
                samples.Add(new InspectedCall(call.StartedAt, CallOutcomes.NameOf(call.Outcome), narrator.Narrate(call)));
            }
        }

        return inspection with
        {
            Rows = rows.Count,
            Calls = calls,
            RowsRejected = rejected,
            Duplicates = rows.Count - calls - rejected,
            Rejects = rejects,
            Samples = samples,
        };
    }
}
