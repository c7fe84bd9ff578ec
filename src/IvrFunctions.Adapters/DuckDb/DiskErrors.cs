using DuckDB.NET.Data;
using DuckDB.NET.Native;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Adapters.DuckDb;

/// <summary>
/// Failures of this machine's temporary folder, most often a full disk: worth another try, like a service that is away.
/// </summary>
internal static class DiskErrors
{
    public static bool IsDisk(Exception e) => e switch
    {
        DuckDBException duck => duck.ErrorType == DuckDBErrorType.Io,
        _ => e is IOException or UnauthorizedAccessException,
    };

    public static ServiceUnavailableException Translate(Exception e) => new(
        "disk", $"The temporary folder {Path.GetTempPath()} cannot be written or read: is its disk full? ({FirstLine(e.Message)})", e);

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd();
}
