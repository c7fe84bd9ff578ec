using System.Globalization;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis;

/// <summary>
/// Numbers as the answer's language writes them. The formats are spelt out here: those of a culture differ between machines with
/// and without ICU data.
/// </summary>
internal sealed class NumberText(TextLanguage language)
{
    private readonly NumberFormatInfo format = language == TextLanguage.Es
        ? new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }
        : new NumberFormatInfo { NumberDecimalSeparator = ".", NumberGroupSeparator = "," };

    private readonly string percentSign = language == TextLanguage.Es ? " %" : "%";

    public string Count(long value) => value.ToString("N0", format);

    /// <summary>A fraction as a percentage, with two significant digits where it is under one per cent.</summary>
    public string Percent(double fraction)
    {
        var percent = fraction * 100;
        var decimals = percent switch { 0 or >= 1 => "N1", >= 0.1 => "N2", >= 0.01 => "N3", _ => "N4" };
        return percent.ToString(decimals, format) + percentSign;
    }

    public string Ratio(double value) => Ratio(value, 1);

    public string Ratio(double value, int decimals) => value.ToString($"N{decimals}", format);
}
