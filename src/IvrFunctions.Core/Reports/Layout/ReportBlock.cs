using System.Xml.Linq;

namespace IvrFunctions.Core.Reports.Layout;

/// <summary>A part of a report that both writers can show.</summary>
internal abstract record ReportBlock;

/// <param name="Level">2 for a section, 3 for a part of it.</param>
/// <param name="Text">The heading.</param>
internal sealed record Heading(int Level, string Text) : ReportBlock;

/// <param name="Text">The text.</param>
/// <param name="Lead">A word or two before it that stand out.</param>
internal sealed record Paragraph(string Text, string? Lead = null) : ReportBlock;

/// <summary>What a reader must know to read the rest rightly.</summary>
internal sealed record Note(string Text) : ReportBlock;

/// <param name="Texts">One a line.</param>
/// <param name="Caption">Under which a page may show them folded.</param>
internal sealed record Items(IReadOnlyList<string> Texts, string? Caption = null) : ReportBlock;

/// <summary>The few figures that are seen first.</summary>
internal sealed record KeyFigures(IReadOnlyList<KeyFigure> Figures) : ReportBlock;

/// <param name="Label">What it counts.</param>
/// <param name="Value">The figure.</param>
/// <param name="Detail">What it is a part of; may be empty.</param>
internal sealed record KeyFigure(string Label, string Value, string Detail);

/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The first names the row.</param>
/// <param name="Rows">A cell a column.</param>
internal sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock
{
    /// <summary>Whether a page may show it folded, because a chart above it shows the same.</summary>
    public bool IsDetail { get; init; }
}

internal readonly record struct Column(string Title, bool IsNumber);

/// <summary>A picture of what a table beside it says in numbers: where pictures cannot be shown, nothing is lost.</summary>
internal sealed record Chart(XElement Svg) : ReportBlock;
