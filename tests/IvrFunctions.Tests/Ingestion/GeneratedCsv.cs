using System.Globalization;
using System.Text;

namespace IvrFunctions.Tests.Ingestion;

/// <summary>Call logs written in every way that CSV allows, with a note of its own in each row.</summary>
internal sealed class GeneratedCsv
{
    private static readonly string[] LineEnds = ["\n", "\r\n"];
    private static readonly string[] Pieces =
        ["cliente", "\"", "\"\"", ",", ";", "|", "\t", "\n", "\r\n", "línea", "ñandú", "€", "😀", "'", " ", "a\"b", "\"fin", ",\"", "\",", "=1+1", "…"];

    public GeneratedCsv(Random random)
    {
        var (separator, lineEnd) = (",;\t|"[random.Next(4)], LineEnds[random.Next(LineEnds.Length)]);
        var rows = random.Next(1, 40);
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : "").AppendJoin(separator, "call_id", "timestamp", "failure_reason", "outcome", "notes").Append(lineEnd);
        for (var row = 0; row < rows; row++)
        {
            var time = new DateTime(2025, 3, 1, 8, 0, 0, DateTimeKind.Unspecified).AddSeconds(row).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            string[] fields = [$"c{row}", time, Words(random), random.Next(2) == 0 ? "failed" : "completed", $"n{row} {Words(random)}"];
            text.AppendJoin(separator, fields.Select(field => Write(field, separator, random)));
            text.Append(row + 1 < rows || random.Next(2) == 0 ? lineEnd : "");
        }

        (Separator, Bytes) = (separator, Encoding.UTF8.GetBytes(text.ToString()));
    }

    public char Separator { get; }

    public byte[] Bytes { get; }

    private static string Words(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    /// <summary>Quoted where it must be, and now and then where it need not.</summary>
    private static string Write(string field, char separator, Random random) =>
        field.AsSpan().ContainsAny(['"', '\r', '\n', separator]) || random.Next(4) == 0
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
