namespace IvrFunctions.Tests.Ingestion.RealData;

/// <summary>Real public exports in <c>../shared/data</c> beside the checkout; tests that use them are skipped where it is absent.</summary>
internal static class RealFiles
{
    public static async Task<byte[]> ReadAsync(string name)
    {
        var file = Find(name);
        Assert.SkipWhen(file is null, "The real exports of ../shared/data are not beside this checkout.");
        return await File.ReadAllBytesAsync(file!, TestContext.Current.CancellationToken);
    }

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
