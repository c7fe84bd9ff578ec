using System.Collections.Concurrent;
using DuckDB.NET.Data;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// Small DuckDBs in memory, each with an empty table of calls, for the parts that are being written: as many as chunks run at
/// once. They are kept, for opening one takes as long as collecting some thousand calls.
/// </summary>
internal sealed class PartDatabases : IDisposable
{
    public const string Table = "part";

    private readonly ConcurrentBag<DuckDBConnection> idle = [];
    private bool disposed;

    public DuckDBConnection Rent()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (idle.TryTake(out var connection))
        {
            return connection;
        }

        connection = new DuckDBConnection("DataSource=:memory:;threads=1;memory_limit=64MB");
        connection.Open();
        Execute(connection, CallColumns.Create(Table));
        return connection;
    }

    /// <param name="connection">What <see cref="Rent"/> gave.</param>
    /// <param name="isSound">Whether all went well with it; else it is given up.</param>
    public void Return(DuckDBConnection connection, bool isSound)
    {
        if (disposed || !isSound)
        {
            connection.Dispose();
            return;
        }

        // A new table rather than a deletion, which keeps the rows until it is cleaned up.
        Execute(connection, CallColumns.Create(Table));
        idle.Add(connection);
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    public static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
