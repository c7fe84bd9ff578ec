using System.Globalization;
using IvrFunctions.Cli.Api;

namespace IvrFunctions.Cli.Display;

/// <summary>A period in a few words; its end is no part of it.</summary>
internal static class PeriodText
{
    public static string Of(Period? period) => period switch
    {
        null => "all calls",
        { From: { } from, To: { } to } => $"{Of(from)} to {Of(to)}",
        { From: { } from } => $"from {Of(from)}",
        _ => $"before {Of(period.To!.Value)}",
    };

    private static string Of(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
