using DuckDB.NET.Data;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>A part: collected in a small DuckDB of its own, saved as Parquet.</summary>
internal sealed class ArchivePart : IArchivePart
{
    private readonly IBlobs blobs;
    private readonly string file;
    private readonly DuckDBConnection connection = new("DataSource=:memory:;threads=1;memory_limit=64MB");
    private readonly DuckDBAppender appender;

    public ArchivePart(IBlobs blobs, string folder)
    {
        this.blobs = blobs;
        file = Path.Combine(folder, $"{Guid.NewGuid():N}.parquet");
        connection.Open();
        Execute(CallColumns.Create);
        appender = connection.CreateAppender("part");
    }

    public void Append(CallRecord call, ulong callKey, CaseId caseId) => CallColumns.Append(appender, call, callKey, caseId);

    public async Task SaveAsync(string blobName, CancellationToken cancellationToken)
    {
        try
        {
            appender.Close();
            Execute($"copy part to '{file.Replace("'", "''", StringComparison.Ordinal)}' (format parquet, compression zstd)");
        }
        catch (Exception e) when (DiskErrors.IsDisk(e))
        {
            throw DiskErrors.Translate(e);
        }

        await using var content = File.OpenRead(file);
        await blobs.WriteAsync(BlobArea.State, blobName, content, BlobWrite.Always, cancellationToken);
    }

    public void Dispose()
    {
        appender.Dispose();
        connection.Dispose();
        File.Delete(file);
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
