namespace IvrFunctions.Core.Ingestion;

/// <summary>The ingestion cannot be tried again; the message is the reason shown to the user.</summary>
public sealed class RetryRefusedException(string message) : Exception(message);
