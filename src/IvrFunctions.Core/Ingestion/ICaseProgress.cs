namespace IvrFunctions.Core.Ingestion;

/// <summary>Hears how far the storing of cases is.</summary>
public interface ICaseProgress
{
    /// <param name="cases">Cases dealt with since the last report.</param>
    /// <param name="embedded">How many of them were embedded.</param>
    /// <param name="cancellationToken">Ends the report, not the work.</param>
    Task AddAsync(int cases, int embedded, CancellationToken cancellationToken);
}
