using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.Chroma;

/// <summary>
/// The body of an upsert, written straight to the connection: a batch of 1,000 vectors is 4 MB that never stand in memory, and a
/// retry writes them anew.
/// </summary>
internal sealed class UpsertContent : HttpContent
{
    private const int FlushBytes = 64 * 1024;

    private static readonly StreamPipeWriterOptions PipeOptions = new(minimumBufferSize: FlushBytes, leaveOpen: true);

    private readonly IReadOnlyList<CaseVector> records;
    private readonly int start;
    private readonly int end;
    private readonly bool base64;

    public UpsertContent(IReadOnlyList<CaseVector> records, int start, int count, bool base64)
    {
        (this.records, this.start, end) = (records, start, start + count);
        // The server wants little-endian floats, which only here are the bytes of the vector.
        this.base64 = base64 && BitConverter.IsLittleEndian;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var pipe = PipeWriter.Create(stream, PipeOptions);
        await using (var json = new Utf8JsonWriter(pipe))
        {
            json.WriteStartObject();
            json.WriteStartArray("ids"u8);
            for (var i = start; i < end; i++)
                json.WriteStringValue(records[i].Id.ToString());
            json.WriteEndArray();
            json.WriteStartArray("embeddings"u8);
            for (var i = start; i < end; i++)
            {
                WriteVector(json, records[i].Vector.Span);
                if (json.BytesPending + pipe.UnflushedBytes < FlushBytes)
                    continue;
                json.Flush();
                await pipe.FlushAsync(cancellationToken);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await pipe.FlushAsync(cancellationToken);
        await pipe.CompleteAsync();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private void WriteVector(Utf8JsonWriter json, ReadOnlySpan<float> vector)
    {
        if (base64)
        {
            json.WriteBase64StringValue(MemoryMarshal.AsBytes(vector));
            return;
        }

        json.WriteStartArray();
        foreach (var value in vector)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
