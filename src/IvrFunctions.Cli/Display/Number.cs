using System.Globalization;

namespace IvrFunctions.Cli.Display;

/// <summary>Numbers in the program's own texts, which are English whatever the machine's culture.</summary>
internal static class Number
{
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A rate of 0 to 1 as a percentage; nothing where it is unknown.</summary>
    public static string Percent(double? rate) => rate?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Seconds; nothing where they are unknown.</summary>
    public static string Seconds(double? value) => value?.ToString("#,0.#", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A count with its noun: 1 call, 2 calls.</summary>
    public static string Count(long value, string noun) => $"{Of(value)} {noun}{(value == 1 ? "" : "s")}";
}
