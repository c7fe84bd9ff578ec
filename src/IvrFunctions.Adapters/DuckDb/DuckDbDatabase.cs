using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// The process's DuckDB: one database in a file of its own in the temporary folder, so that tables larger than the memory
/// limit work, and a pool of connections to it, since a connection serves one query at a time.
/// </summary>
internal sealed class DuckDbDatabase : IDisposable
{
    /// <summary>By default its allocator keeps what queries of up to 128 MB freed: 20 MB more at the peak of a million calls.</summary>
    private const string GiveBackSoon = "allocator_background_threads=true;allocator_flush_threshold=8MB";

    private readonly ConcurrentBag<DuckDBConnection> idle = [];
    private readonly TemporaryFolder folder = new();
    private readonly string connectionString;
    private bool disposed;

    public DuckDbDatabase(IOptions<DuckDbOptions> options)
    {
        connectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"DataSource={Path.Combine(Folder, "calls.db")};memory_limit={options.Value.MemoryMb}MB;"
            + $"temp_directory={Folder};preserve_insertion_order=false;{GiveBackSoon}");
    }

    /// <summary>Folder of this process for files that are of use only while it runs.</summary>
    public string Folder => folder.FullName;

    /// <summary>Runs a query on a connection that nobody else uses meanwhile.</summary>
    /// <param name="sql">The statement; <c>$1</c>, <c>$2</c> … stand for the values.</param>
    /// <param name="values">Values of the placeholders.</param>
    /// <param name="read">Called for every row of the answer.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    public async Task QueryAsync(
        string sql, IReadOnlyList<object> values, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        var connection = Rent();
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var value in values)
            {
                command.Parameters.Add(new DuckDBParameter(value));
            }

            // DuckDB computes on the calling thread and answers synchronously: off the caller's.
            await Task.Run(
                () =>
                {
                    using var interrupt = cancellationToken.Register(command.Cancel);
                    using var rows = command.ExecuteReader();
                    while (rows.Read())
                    {
                        read(rows);
                    }
                },
                cancellationToken);
        }
        catch (DuckDBException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The query was interrupted.", e, cancellationToken);
        }
        catch (Exception e) when (DiskErrors.IsDisk(e))
        {
            throw DiskErrors.Translate(e);
        }
        finally
        {
            Return(connection);
        }
    }

    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => QueryAsync(sql, [], static _ => { }, cancellationToken);

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        folder.Dispose();
    }

    private DuckDBConnection Rent()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (idle.TryTake(out var connection))
        {
            return connection;
        }

        connection = new DuckDBConnection(connectionString);
        connection.Open();
        return connection;
    }

    private void Return(DuckDBConnection connection)
    {
        if (disposed)
        {
            connection.Dispose();
        }
        else
        {
            idle.Add(connection);
        }
    }
}
