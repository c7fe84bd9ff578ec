using System.Globalization;
using CsvHelper;

namespace IvrFunctions.Tests.Cli.Generation;

/// <summary>A generated row as any CSV reader sees it.</summary>
internal sealed record GeneratedCall(IReadOnlyDictionary<string, string> Fields)
{
    public DateTime Time { get; } = DateTime.ParseExact(Fields["timestamp"], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    public string this[string field] => Fields[field];

    public static IEnumerable<GeneratedCall> ReadAll(byte[] csv)
    {
        using var reader = CsvReader.Create(new MemoryStream(csv), new CsvReaderOptions());
        while (reader.Read())
            yield return new GeneratedCall(reader.Headers.ToDictionary(name => name, name => reader.GetString(name)));
    }
}
