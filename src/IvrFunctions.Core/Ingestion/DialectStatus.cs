namespace IvrFunctions.Core.Ingestion;

/// <summary>How a file is written, as users see it.</summary>
/// <param name="Encoding">Its encoding; several, with plus signs between them, where they are mixed.</param>
/// <param name="Delimiter">comma, semicolon, tab or pipe.</param>
/// <param name="Header">Record number of the header, counted from 1; <see langword="null"/> where the file has none.</param>
/// <param name="LineEnds">crlf, lf or cr.</param>
public sealed record DialectStatus(string Encoding, string Delimiter, int? Header, string LineEnds)
{
    internal static DialectStatus Of(Dialect dialect) => new(
        dialect.Encoding,
        dialect.Delimiter switch { ',' => "comma", ';' => "semicolon", '\t' => "tab", _ => "pipe" },
        dialect.HeaderRow == 0 ? null : dialect.HeaderRow,
        dialect.LineEnds);
}
