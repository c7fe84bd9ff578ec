namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads times held as one number.</summary>
internal static class SerialTimes
{
    private const int SecondsPerDay = 86_400;

    private const int MinFractionDecimals = 5;

    private static readonly DateOnly SpreadsheetDayZero = new(1899, 12, 30);

    /// <summary>From 2000 to 2049: what is outside is some other number.</summary>
    private const int FirstSpreadsheetDay = 36_526, LastSpreadsheetDay = 54_788;

    /// <summary>From September 2001, when the seconds came to 10 digits, to 2038.</summary>
    private const long FirstEpochSecond = 1_000_000_000, LastEpochSecond = int.MaxValue;

    /// <summary>A time of day as part of a day, rounded to seconds as its digits are cut somewhere.</summary>
    public static bool TryReadDayFraction(ReadOnlySpan<char> cell, out TimeOnly time)
    {
        time = default;
        if (!WrittenNumbers.TryParse(cell, out var days) || days is < 0 or >= 1)
        {
            return false;
        }

        time = OfSecond(Math.Min((long)Math.Round(days * SecondsPerDay), SecondsPerDay - 1));
        return true;
    }

    /// <summary>Days since the zero day of spreadsheets, with the time of day as their fraction.</summary>
    public static bool TryReadSpreadsheetDays(ReadOnlySpan<char> cell, out DateOnly date, out TimeOnly time)
    {
        (date, time) = (default, default);
        if (!WrittenNumbers.TryParse(cell, out var days) || days is < FirstSpreadsheetDay or >= LastSpreadsheetDay + 1)
        {
            return false;
        }

        var (day, second) = Math.DivRem((long)Math.Round(days * SecondsPerDay), SecondsPerDay);
        (date, time) = (SpreadsheetDayZero.AddDays((int)day), OfSecond(second));
        return true;
    }

    /// <summary>Seconds or milliseconds since 1970, on the clock of UTC.</summary>
    public static bool TryReadEpoch(ReadOnlySpan<char> cell, bool inMilliseconds, out DateOnly date, out TimeOnly time)
    {
        (date, time) = (default, default);
        if (!WrittenNumbers.TryParse(cell, out var number))
        {
            return false;
        }

        var seconds = inMilliseconds ? number / 1000 : number;
        if (seconds is < FirstEpochSecond or > LastEpochSecond)
        {
            return false;
        }

        var moment = DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
        (date, time) = (DateOnly.FromDateTime(moment.DateTime), TimeOnly.FromDateTime(moment.DateTime));
        return true;
    }

    /// <summary>Whether the number has the decimals that a second of a day needs; with fewer it is a ratio.</summary>
    public static bool HasDecimalsOfDayFraction(ReadOnlySpan<char> cell) =>
        cell.Trim() is var number && number.LastIndexOfAny('.', ',') is var point and >= 0 && number.Length - point > MinFractionDecimals;

    private static TimeOnly OfSecond(long second) => new(second * TimeSpan.TicksPerSecond);
}
