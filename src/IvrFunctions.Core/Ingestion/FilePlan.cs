namespace IvrFunctions.Core.Ingestion;

/// <summary>A range of whole records: one queue message, one unit of retry.</summary>
/// <param name="Offset">First byte in the upload.</param>
/// <param name="Length">Bytes.</param>
/// <param name="FirstRow">Record number of the first row, blank ones and the header counted, as in a spreadsheet.</param>
/// <param name="Rows">Records in the range.</param>
public sealed record ChunkRange(long Offset, long Length, long FirstRow, int Rows);

/// <summary>What the planner found in a file.</summary>
/// <param name="Dialect">How it is written.</param>
/// <param name="Mapping">Which column holds what.</param>
/// <param name="ContentHash">SHA-256 of the bytes and of a mapping given by the user, hexadecimal.</param>
/// <param name="Chunks">All records after the header, in order.</param>
/// <param name="Warnings">What the user should know about the mapping.</param>
public sealed record FilePlan(
    Dialect Dialect, ColumnMapping Mapping, string ContentHash, IReadOnlyList<ChunkRange> Chunks, IReadOnlyList<string> Warnings);

/// <summary>What a file was found to be, whether or not it can be ingested.</summary>
/// <param name="Plan">How it would be ingested.</param>
/// <param name="Refusal">Why it is no call log that can be; <see langword="null"/> where it is one.</param>
internal sealed record FileDraft(FilePlan Plan, string? Refusal);

/// <summary>The file is no call log that can be ingested; the message is the reason shown to the user.</summary>
public sealed class UnusableFileException(string message) : Exception(message);
