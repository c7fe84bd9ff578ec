using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using IvrFunctions.Core.Ports;
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

    /// <summary>A thread that fills a table of calls holds a block of 256 kB for each of its columns, and with them some 20 MB.</summary>
    private const int MbPerThread = 32;

    /// <summary>How many times as much memory a query may use that cannot do with the usual.</summary>
    private const int MoreMemory = 4;

    private readonly ConcurrentBag<DuckDBConnection> idle = [];
    private readonly TemporaryFolder folder = new();
    private readonly SemaphoreSlim large = new(1);
    private readonly int memoryMb;
    private readonly string connectionString;
    private bool disposed;

    public DuckDbDatabase(IOptions<DuckDbOptions> options)
    {
        memoryMb = options.Value.MemoryMb;
        var threads = Math.Min(Environment.ProcessorCount, memoryMb / MbPerThread);
        connectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"DataSource={Path.Combine(Folder, "calls.db")};memory_limit={memoryMb}MB;threads={threads};"
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
        try
        {
            await RunAsync(sql, values, read, cancellationToken);
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.OutOfMemory)
        {
            // What collects all it sees, as a histogram does, cannot go to a file.
            await RunLargeAsync(sql, values, read, cancellationToken);
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
        large.Dispose();
    }

    /// <summary>One at a time: the limit is that of the process.</summary>
    private async Task RunLargeAsync(string sql, IReadOnlyList<object> values, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        await large.WaitAsync(cancellationToken);
        try
        {
            await LimitAsync(MoreMemory * memoryMb);
            await RunAsync(sql, values, read, cancellationToken);
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.OutOfMemory)
        {
            throw new ServiceUnavailableException(
                "memory",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The figures of these calls take more than the {MoreMemory * memoryMb} MB that they may use: raise DuckDb__MemoryMb, now {memoryMb}."),
                e);
        }
        finally
        {
            try
            {
                await LimitAsync(memoryMb);
            }
            catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.OutOfMemory)
            {
                // Other queries hold more than that: the limit comes down after the next large one.
            }
            finally
            {
                large.Release();
            }
        }
    }

    private Task LimitAsync(int megabytes) => RunAsync(
        string.Create(CultureInfo.InvariantCulture, $"set memory_limit = '{megabytes}MB'"), [], static _ => { }, CancellationToken.None);

    private async Task RunAsync(string sql, IReadOnlyList<object> values, Action<DbDataReader> read, CancellationToken cancellationToken)
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

            // DuckDB computes on the calling thread and answers synchronously: off the caller's. All rows are there before the first is read.
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
