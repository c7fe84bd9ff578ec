namespace IvrFunctions.Core.Reports;

/// <param name="Column">The column at fault, empty where it is the whole row.</param>
/// <param name="Reason">What was expected there, as the rejects files say it.</param>
/// <param name="Rows">How many rows were rejected for it.</param>
internal sealed record RejectCount(string Column, string Reason, long Rows);
