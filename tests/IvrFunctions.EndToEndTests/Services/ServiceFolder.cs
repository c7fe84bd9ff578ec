namespace IvrFunctions.EndToEndTests.Services;

/// <summary>A temporary folder for a service's data, removed with it.</summary>
internal sealed class ServiceFolder(string service) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory($"ivr-{service}-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
