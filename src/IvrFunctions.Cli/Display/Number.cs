using System.Globalization;

namespace IvrFunctions.Cli.Display;

/// <summary>Numbers in the program's own texts, which are English whatever the machine's culture.</summary>
internal static class Number
{
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: 1 call, 2 calls.</summary>
    public static string Count(long value, string noun) => $"{Of(value)} {noun}{(value == 1 ? "" : "s")}";
}
