namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>The names of the ways to write a time; each covers a family of spellings.</summary>
internal static class TimestampPatterns
{
    /// <summary>Year, month, day with any of <c>- / .</c>, then possibly a time and a zone: ISO 8601 and its relatives.</summary>
    public const string Iso = "iso";

    /// <summary>Day, month, year (of 2 or 4 digits), then possibly a time.</summary>
    public const string DayMonthYear = "dmy";

    /// <summary>Month, day, year (of 2 or 4 digits), then possibly a time.</summary>
    public const string MonthDayYear = "mdy";

    /// <summary>Year of 2 digits, month, day, then possibly a time.</summary>
    public const string ShortYearMonthDay = "ymd";

    /// <summary>A month by its Spanish, English or Portuguese name: <c>14 de marzo de 2025</c>, <c>Mar 14, 2025</c>.</summary>
    public const string MonthName = "month_name";

    /// <summary><c>20221212</c>, possibly with a time behind it, with or without a space.</summary>
    public const string YearMonthDayDigits = "yyyymmdd";

    /// <summary><c>990201</c>.</summary>
    public const string ShortYearMonthDayDigits = "yymmdd";

    /// <summary><c>9:12</c>, <c>9:12:58</c>, <c>8:00:00 AM</c>.</summary>
    public const string Time = "time";

    /// <summary><c>9.12.58</c>.</summary>
    public const string TimeWithDots = "time_dots";

    /// <summary>The hour of the day alone: <c>9</c>, <c>09</c>.</summary>
    public const string Hour = "hour";

    /// <summary>A time of day as part of a day, as spreadsheets hold it: <c>0.38400462962963</c>.</summary>
    public const string DayFraction = "day_fraction";

    /// <summary>Days since 1899-12-30, as spreadsheets hold them: <c>44197.38</c>.</summary>
    public const string ExcelSerial = "excel_serial";

    public const string EpochSeconds = "epoch_seconds";

    public const string EpochMilliseconds = "epoch_milliseconds";
}
