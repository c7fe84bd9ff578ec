namespace IvrFunctions.Cli.Generation;

/// <summary>Generated calls in a temporary file.</summary>
internal sealed record GeneratedFile(FileInfo File) : IDisposable
{
    public static async Task<GeneratedFile> WriteAsync(long rows, int seed, PlantedPatterns planted, CancellationToken cancellationToken)
    {
        var file = new GeneratedFile(new FileInfo(Path.GetTempFileName()));
        try
        {
            await using (var output = file.File.Create())
                await CallGenerator.WriteAsync(output, rows, seed, planted, cancellationToken);
            file.File.Refresh();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => File.Delete();
}
