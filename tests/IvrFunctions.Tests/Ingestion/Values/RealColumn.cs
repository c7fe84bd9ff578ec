using CsvHelper;
using IvrFunctions.Tests.Docs;

namespace IvrFunctions.Tests.Ingestion.Values;

/// <summary>Columns of the real exports that may lie beside the checkout; a test that asks for one is skipped where they do not.</summary>
internal static class RealColumn
{
    public static List<string> Read(string file, int column, char separator = ',')
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "data", file);
        Assert.SkipUnless(File.Exists(path), $"The real exports are not beside this checkout: no ../shared/data/{file}.");

        using var reader = CsvReader.Create(File.ReadAllBytes(path), new CsvReaderOptions { HasHeader = false, Separator = separator });
        reader.Read();
        var cells = new List<string>();
        while (reader.Read())
        {
            cells.Add(reader.GetString(column));
        }

        return cells;
    }
}
