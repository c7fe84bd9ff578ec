namespace IvrFunctions.EndToEndTests.Services;

/// <summary>A temporary folder for a service's data, removed with it.</summary>
internal sealed class ServiceFolder(string service) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory($"ivr-{service}-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
