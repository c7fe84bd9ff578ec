namespace IvrFunctions.Core.Reports.Layout;

/// <summary>
/// A report from top to bottom, before it is Markdown or HTML. Any text in it may hold data of an export: blocks hold it as it is, and the
/// writers alone escape it.
/// </summary>
/// <param name="Title">The first heading.</param>
/// <param name="Language"><c>es</c> or <c>en</c>.</param>
/// <param name="Blocks">All that follows.</param>
internal sealed record ReportDocument(string Title, string Language, IReadOnlyList<ReportBlock> Blocks);
