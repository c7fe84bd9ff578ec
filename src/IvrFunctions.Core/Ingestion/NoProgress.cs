namespace IvrFunctions.Core.Ingestion;

/// <summary>For work that nobody watches.</summary>
internal sealed class NoProgress : ICaseProgress
{
    public static readonly NoProgress Instance = new();

    public Task AddAsync(int cases, int embedded, CancellationToken cancellationToken) => Task.CompletedTask;
}
