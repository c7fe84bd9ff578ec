using System.Globalization;

namespace IvrFunctions.Cli.Display;

/// <summary>Numbers in the program's own texts, which are English whatever the machine's culture.</summary>
internal static class Number
{
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
