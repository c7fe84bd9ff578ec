using System.Text;

namespace IvrFunctions.Cli.Generation;

/// <summary>A value as the bytes of its CSV field, quoted where it must be: made once, copied into every row.</summary>
internal sealed class CsvText
{
    public static readonly CsvText Empty = new("");

    private readonly byte[] bytes;

    public CsvText(string value)
    {
        Value = value;
        var needsQuotes = value.AsSpan().ContainsAny(",\"\n\r");
        bytes = Encoding.UTF8.GetBytes(needsQuotes ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value);
    }

    public string Value { get; }

    public ReadOnlySpan<byte> Field => bytes;

    public static implicit operator CsvText(string value) => new(value);

    public override string ToString() => Value;
}
