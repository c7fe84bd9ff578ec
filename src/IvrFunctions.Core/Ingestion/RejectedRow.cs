namespace IvrFunctions.Core.Ingestion;

/// <summary>A row that could not be used. The text of the row goes to the rejects container and nowhere else.</summary>
/// <param name="Row">Record number in the file; the header is 1.</param>
/// <param name="Column">Name of the column at fault, empty where it is the whole row.</param>
/// <param name="Reason">What was expected; never what was found.</param>
/// <param name="Line">The row as it stands in the file.</param>
internal sealed record RejectedRow(long Row, string Column, string Reason, string Line);
