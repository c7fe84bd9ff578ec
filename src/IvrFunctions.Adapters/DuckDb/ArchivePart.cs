using DuckDB.NET.Data;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>A part: collected in a small DuckDB that nobody else uses meanwhile, saved as Parquet.</summary>
internal sealed class ArchivePart : IArchivePart
{
    private readonly IBlobs blobs;
    private readonly PartFiles files;
    private readonly PartDatabases databases;
    private readonly string file;
    private readonly DuckDBConnection connection;
    private readonly DuckDBAppender appender;
    private bool isSaved;

    public ArchivePart(IBlobs blobs, PartFiles files, PartDatabases databases)
    {
        (this.blobs, this.files, this.databases) = (blobs, files, databases);
        file = files.NewName();
        connection = databases.Rent();
        appender = connection.CreateAppender(PartDatabases.Table);
    }

    public void Append(CallRecord call, ulong callKey, CaseId caseId) => CallColumns.Append(appender, call, callKey, caseId);

    public async Task SaveAsync(string blobName, CancellationToken cancellationToken)
    {
        try
        {
            appender.Close();
            PartDatabases.Execute(
                connection,
                $"copy {PartDatabases.Table} to '{file.Replace("'", "''", StringComparison.Ordinal)}' (format parquet, compression zstd)");
        }
        catch (Exception e) when (DiskErrors.IsDisk(e))
        {
            throw DiskErrors.Translate(e);
        }

        await using (var content = File.OpenRead(file))
        {
            await blobs.WriteAsync(BlobArea.State, blobName, content, BlobWrite.Always, cancellationToken);
        }

        files.Keep(blobName, file);
        isSaved = true;
    }

    public void Dispose()
    {
        appender.Dispose();
        databases.Return(connection, isSaved);
        if (!isSaved)
        {
            File.Delete(file);
        }
    }
}
