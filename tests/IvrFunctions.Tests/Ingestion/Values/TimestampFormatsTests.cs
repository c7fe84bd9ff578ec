using System.Globalization;
using System.Text.Json;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Tests.Ingestion.Values;

public sealed class TimestampFormatsTests
{
    [Theory]
    [InlineData("2022-12-19 15:46:49 UTC", "iso", "2022-12-19 15:46:49", "00:00")]
    [InlineData("2019-08-04 07:30:00+03:00", "iso", "2019-08-04 07:30:00", "03:00")]
    [InlineData("2025-03-14T09:26:53Z", "iso", "2025-03-14 09:26:53", "00:00")]
    [InlineData("2025-03-14T09:26:53.1234567-0500", "iso", "2025-03-14 09:26:53.1234567", "-05:00")]
    [InlineData("2025-03-14T09:26:53+01:00[Europe/Madrid]", "iso", "2025-03-14 09:26:53", "01:00")]
    [InlineData("2025-03-14T09:26:53Z[UTC]", "iso", "2025-03-14 09:26:53", "00:00")]
    [InlineData("2025-07-14 09:26:53 CEST", "iso", "2025-07-14 09:26:53", "02:00")]
    [InlineData("14/03/2025 9:26 CET", "dmy", "2025-03-14 09:26:00", "01:00")]
    [InlineData("2025-03-14 09:26:53 UTC+1", "iso", "2025-03-14 09:26:53", "01:00")]
    [InlineData("2025-03-14 09:26", "iso", "2025-03-14 09:26:00", null)]
    [InlineData("2025/03/14 9:26:53 PM", "iso", "2025-03-14 21:26:53", null)]
    [InlineData("31/08/2021 0:02", "dmy", "2021-08-31 00:02:00", null)]
    [InlineData("31-08-2021 10:02:03,5", "dmy", "2021-08-31 10:02:03.5", null)]
    [InlineData("31.08.2021 10.02.03", "dmy", "2021-08-31 10:02:03", null)]
    [InlineData("31/08/99 12:05 a. m.", "dmy", "1999-08-31 00:05:00", null)]
    [InlineData("8/31/2021 1:02:03 PM", "mdy", "2021-08-31 13:02:03", null)]
    [InlineData("99-02-01 7:02:47", "ymd", "1999-02-01 07:02:47", null)]
    [InlineData("14-mar-2025 9:26", "month_name", "2025-03-14 09:26:00", null)]
    [InlineData("14 de marzo de 2025, 09:26 h", "month_name", "2025-03-14 09:26:00", null)]
    [InlineData("viernes, 14 de marzo de 2025 9:26", "month_name", "2025-03-14 09:26:00", null)]
    [InlineData("Mar 14, 2025 9:26:53 PM", "month_name", "2025-03-14 21:26:53", null)]
    [InlineData("Fri, 14 Mar 2025 09:26:53 +0100", "month_name", "2025-03-14 09:26:53", "01:00")]
    [InlineData("14 de março de 2025 09h26", "month_name", "2025-03-14 09:26:00", null)]
    [InlineData("20221219154649", "yyyymmdd", "2022-12-19 15:46:49", null)]
    [InlineData("20221219T154649Z", "yyyymmdd", "2022-12-19 15:46:49", "00:00")]
    [InlineData("20221219 15:46:49", "yyyymmdd", "2022-12-19 15:46:49", null)]
    [InlineData("990201 7:02:47", "yymmdd", "1999-02-01 07:02:47", null)]
    [InlineData("1671464809", "epoch_seconds", "2022-12-19 15:46:49", "00:00")]
    [InlineData("1671464809335", "epoch_milliseconds", "2022-12-19 15:46:49.335", "00:00")]
    [InlineData("44197.3840046296", "excel_serial", "2021-01-01 09:12:58", null)]
    [InlineData("44197,3840046296", "excel_serial", "2021-01-01 09:12:58", null)]
    public void Reads_dates_with_times(string cell, string pattern, string expected, string? expectedOffset)
    {
        var format = TimestampFormats.Detect([cell], out var fraction);

        Assert.NotNull(format);
        Assert.Equal((pattern, TimestampKind.DateAndTime, 1d), (format.Pattern, format.Kind, fraction));
        Assert.True(TimestampFormats.TryParse(format, cell, out var date, out var time, out var offset));
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), date.ToDateTime(time));
        Assert.Equal(expectedOffset is null ? null : TimeSpan.Parse(expectedOffset, CultureInfo.InvariantCulture), offset);
    }

    [Theory]
    [InlineData("5/2/24 8:00;5/3/24 9:00;5/9/24 9:00", false)]
    [InlineData("1/9/2017 16:33;5/9/2017 8:00;9/9/2017 8:00", true)]
    [InlineData("1/2/2025 8:00;2/3/2025 8:00;5/6/2025 8:00", true)]
    [InlineData("2/5/2024 8:00;2/5/2024 9:00", true)]
    public void Of_dates_that_can_be_read_both_ways_the_calls_lie_close_together(string cells, bool isDayFirst)
    {
        var format = TimestampFormats.Detect(cells.Split(';'), out _);

        Assert.Equal(new TimestampFormat(isDayFirst ? "dmy" : "mdy", TimestampKind.DateAndTime, isDayFirst, IsAmbiguous: true), format);
    }

    [Theory]
    [InlineData("2021-01-31", "iso", "2021-01-31")]
    [InlineData("2019-08-04 00:00:00+03:00", "iso", "2019-08-04")]
    [InlineData("31.01.2021", "dmy", "2021-01-31")]
    [InlineData("04/09/17", "dmy", "2017-09-04")]
    [InlineData("14 de marzo de 2025", "month_name", "2025-03-14")]
    [InlineData("14-MAR-25", "month_name", "2025-03-14")]
    [InlineData("990201", "yymmdd", "1999-02-01")]
    [InlineData("19990201", "yyyymmdd", "1999-02-01")]
    [InlineData("44197", "excel_serial", "2021-01-01")]
    public void Reads_dates_alone(string cell, string pattern, string expected)
    {
        var format = TimestampFormats.Detect([cell], out _);

        Assert.NotNull(format);
        Assert.Equal((pattern, TimestampKind.DateOnly), (format.Pattern, format.Kind));
        Assert.True(TimestampFormats.TryParse(format, cell, out var date, out _, out _));
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), date);
    }

    [Theory]
    [InlineData("9:12", "time", "09:12:00")]
    [InlineData("9:12:58", "time", "09:12:58")]
    [InlineData("09:12:58.25", "time", "09:12:58.25")]
    [InlineData("8:00:00 AM", "time", "08:00:00")]
    [InlineData("12:00:00 AM", "time", "00:00:00")]
    [InlineData("12:00:00 PM", "time", "12:00:00")]
    [InlineData("8:00:00\u00A0p.\u00A0m.", "time", "20:00:00")]
    [InlineData("9.12.58", "time_dots", "09:12:58")]
    [InlineData("0.38400462962963", "day_fraction", "09:12:58")]
    [InlineData("0,38400462962963", "day_fraction", "09:12:58")]
    [InlineData("1900-01-01 09:12:58", "iso", "09:12:58")]
    [InlineData("30/12/1899 09:12:58", "dmy", "09:12:58")]
    public void Reads_times_alone(string cell, string pattern, string expected)
    {
        var format = TimestampFormats.Detect([cell], out _);

        Assert.NotNull(format);
        Assert.Equal((pattern, TimestampKind.TimeOnly), (format.Pattern, format.Kind));
        Assert.True(TimestampFormats.TryParse(format, cell, out var date, out var time, out _));
        Assert.Equal((default, TimeOnly.Parse(expected, CultureInfo.InvariantCulture)), (date, time));
    }

    [Theory]
    [InlineData("dmy", false, "1/9/2017", "02/09/2017", "13/09/2017")]
    [InlineData("mdy", false, "1/9/2017", "02/09/2017", "09/13/2017")]
    [InlineData("dmy", true, "1/9/2017", "2/9/2017", "9/9/2017")]
    [InlineData("dmy", false, "01.02.2021", "03.04.2021")]
    [InlineData("mdy", false, "1/13/2021", "1/14/2021", "15/1/2021")]
    [InlineData("dmy", false, "13/1/2021", "14/1/2021", "1/15/2021")]
    public void Tells_day_first_from_month_first_by_all_cells(string pattern, bool isAmbiguous, params string[] cells)
    {
        var format = TimestampFormats.Detect(cells, out _);

        Assert.Equal(new TimestampFormat(pattern, TimestampKind.DateOnly, pattern == "dmy", isAmbiguous), format);
    }

    [Fact]
    public void Leaves_dates_of_the_other_order_unread()
    {
        var format = TimestampFormats.Detect(["13/1/2021", "14/1/2021", "1/15/2021", "1/2/2021"], out var fraction);

        Assert.NotNull(format);
        Assert.Equal(0.75, fraction);
        Assert.False(TimestampFormats.TryParse(format, "1/15/2021", out _, out _, out _));
    }

    [Fact]
    public void A_date_alone_among_dates_with_times_is_midnight()
    {
        string[] cells = ["1/08/2021", "31/08/2021 0:02"];

        var format = TimestampFormats.Detect(cells, out var fraction);

        Assert.Equal(1, fraction);
        Assert.True(TimestampFormats.TryParse(format!, cells[0], out var date, out var time, out _));
        Assert.Equal(new DateTime(2021, 8, 1), date.ToDateTime(time));
    }

    [Fact]
    public void A_day_at_midnight_keeps_its_own_offset()
    {
        var format = TimestampFormats.Detect(["2019-08-04 00:00:00+03:00"], out _);

        Assert.True(TimestampFormats.TryParse(format!, "2019-08-04 00:00:00+03:00", out var date, out var time, out var offset));
        Assert.Equal((new DateOnly(2019, 8, 4), TimeOnly.MinValue, TimeSpan.FromHours(3)), (date, time, offset));
    }

    [Fact]
    public void Cells_without_a_value_do_not_count()
    {
        var format = TimestampFormats.Detect(["0000-00-00 00:00:00", "", "NULL", " ", "2021-01-01 10:00:00"], out var fraction);

        Assert.Equal((new TimestampFormat("iso", TimestampKind.DateAndTime, false, false), 1d), (format, fraction));
    }

    [Theory]
    [InlineData("ATENDIDA", "PENDIENTE", "05001")]
    [InlineData("109", "70", "10")]
    [InlineData("0.5", "0.25", "0.75")]
    [InlineData("400006335", "400001292", "400007855")]
    [InlineData("612345678", "34612345678", "2125551234")]
    [InlineData("9.12", "10.15", "11.47")]
    [InlineData("43678", "34480", "1")]
    [InlineData("", "NULL", "-")]
    public void Other_values_are_no_times(params string[] cells)
    {
        Assert.Null(TimestampFormats.Detect(cells, out var fraction));
        Assert.Equal(0, fraction);
    }

    [Theory]
    [InlineData("2021-02-29")]
    [InlineData("2021-13-01")]
    [InlineData("2021-01-01 24:00:00")]
    [InlineData("2021-01-01 10:61")]
    [InlineData("2021-01-01 10:00:00 +15:00")]
    [InlineData("2021-01-01 10:00:00 or so")]
    [InlineData("2021-01-01x")]
    [InlineData("0001-01-01")]
    [InlineData("1900-01-01 09:12:58")]
    [InlineData("20210101")]
    [InlineData("")]
    public void Refuses_what_is_no_date_of_a_call(string cell)
    {
        var format = new TimestampFormat(TimestampPatterns.Iso, TimestampKind.DateAndTime, DayFirst: false, IsAmbiguous: false);

        Assert.False(TimestampFormats.TryParse(format, cell, out _, out _, out _));
    }

    [Fact]
    public void A_column_of_times_alone_refuses_a_cell_with_a_date()
    {
        var format = TimestampFormats.Detect(["1900-01-01 09:12:58", "1900-01-01 09:47:31"], out _);

        Assert.False(TimestampFormats.TryParse(format!, "2021-01-01 09:12:58", out _, out _, out _));
    }

    [Fact]
    public void A_format_survives_json()
    {
        var format = new TimestampFormat("dmy", TimestampKind.DateAndTime, DayFirst: true, IsAmbiguous: true);
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

        var json = JsonSerializer.Serialize(format, options);

        Assert.Equal("""{"pattern":"dmy","kind":"date_and_time","day_first":true,"is_ambiguous":true}""", json);
        Assert.Equal(format, JsonSerializer.Deserialize<TimestampFormat>(json, options));
    }
}
