using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Tests.Ingestion.Values;

/// <summary>Reads columns of real exports and compares with what is known of them.</summary>
public sealed class RealColumnsTests
{
    private const string Keepcoding = "keepcoding-ivr/ivr_calls_clean_utf8_comma.csv";
    private const string Bank = "technion-bank/data_anonymous_bank_february.txt";

    public static TheoryData<string, char> CallCentres => new()
    {
        { "pwc-callcentre/bom_crlf_comma__Call-Center-Dataset.csv", ',' },
        { "pwc-callcentre/dot_times__01_Call-Center-Dataset.csv", ',' },
        { "pwc-callcentre/semicolon_dayfraction__Call-Center-Dataset.csv", ';' },
        { "pwc-callcentre/ddmmyyyy_renamed__call_center.csv", ',' },
        { "pwc-callcentre/epoch1900_times__call.csv", ',' },
    };

    [Theory]
    [MemberData(nameof(CallCentres))]
    public void Five_spellings_of_a_call_centre_give_the_same_calls(string file, char separator)
    {
        var dates = RealColumn.Read(file, 2, separator);
        var times = RealColumn.Read(file, 3, separator);
        var waits = RealColumn.Read(file, 7, separator);
        var talks = RealColumn.Read(file, 8, separator);

        var dateFormat = TimestampFormats.Detect(dates, out var datesRead)!;
        var timeFormat = TimestampFormats.Detect(times, out var timesRead)!;
        var talkFormat = Durations.Detect(talks, out var talksRead)!;

        Assert.Equal((1d, 1d, 1d), (datesRead, timesRead, talksRead));
        Assert.Equal((TimestampKind.DateOnly, false), (dateFormat.Kind, dateFormat.IsAmbiguous));
        Assert.Equal(TimestampKind.TimeOnly, timeFormat.Kind);
        Assert.Equal("clock", talkFormat.Pattern);
        var days = dates.ConvertAll(cell => TimestampFormats.TryParse(dateFormat, cell, out var date, out _, out _) ? date : default);
        Assert.Equal((new DateOnly(2021, 1, 1), new DateOnly(2021, 3, 31), 90), (days.Min(), days.Max(), days.Distinct().Count()));
        Assert.True(TimestampFormats.TryParse(timeFormat, times[0], out _, out var time, out _));
        Assert.Equal(new TimeOnly(9, 12, 58), time);
        Assert.True(Durations.TryParseSeconds(waits[0], out var wait));
        Assert.True(Durations.TryParseSeconds(talkFormat, talks[0], out var talk));
        Assert.Equal((109, 143), (wait, talk));
        Assert.Equal(946, talks.Count(cell => NullTokens.IsNull(cell)));
    }

    [Fact]
    public void All_spellings_of_a_time_and_a_talk_agree_in_every_row()
    {
        List<(TimeOnly Time, double Talk)>? expected = null;
        foreach (var (file, separator) in CallCentres.Select(row => row.Data))
        {
            var times = RealColumn.Read(file, 3, separator);
            var format = TimestampFormats.Detect(times, out _)!;
            var calls = times.Zip(RealColumn.Read(file, 8, separator), (time, talk) =>
            (
                TimestampFormats.TryParse(format, time, out _, out var read, out _) ? read : default,
                Durations.TryParseSeconds(talk, out var seconds) ? seconds : -1)).ToList();

            Assert.Equal(expected ??= calls, calls);
        }
    }

    [Theory]
    [MemberData(nameof(CallCentres))]
    public void Two_columns_give_the_outcome_of_a_call_centre(string file, char separator)
    {
        var answered = RealColumn.Read(file, 5, separator);
        var resolved = RealColumn.Read(file, 6, separator);

        var outcomes = answered.Zip(resolved, (a, r) => OutcomeRules.Decide(
            new OutcomeSigns { Answered = YesNo.Parse(a), Resolved = YesNo.Parse(r), ExportTellsOutcomes = true }));

        Assert.Equal(
            [(CallOutcome.Completed, 3646), (CallOutcome.Abandoned, 946), (CallOutcome.Failed, 408)],
            Counts(outcomes));
    }

    [Fact]
    public void Reads_the_times_of_an_ivr()
    {
        var cells = RealColumn.Read(Keepcoding, 4);

        var format = TimestampFormats.Detect(cells, out var fraction)!;

        Assert.Equal((new TimestampFormat("iso", TimestampKind.DateAndTime, false, false), 1d), (format, fraction));
        var times = cells.ConvertAll(cell =>
        {
            Assert.True(TimestampFormats.TryParse(format, cell, out var date, out var time, out var offset));
            return new DateTimeOffset(date, time, offset!.Value);
        });
        Assert.Equal(new DateTimeOffset(2022, 12, 11, 0, 6, 8, TimeSpan.Zero), times.Min());
        Assert.Equal(new DateTimeOffset(2022, 12, 20, 23, 51, 57, TimeSpan.Zero), times.Max());
    }

    [Fact]
    public void Reads_outcomes_and_failure_steps_of_an_ivr()
    {
        var outcomes = RealColumn.Read(Keepcoding, 2).ConvertAll(cell => OutcomeRules.Decide(new OutcomeSigns { Outcome = cell }));
        var paths = RealColumn.Read(Keepcoding, 10);

        var calls = outcomes.Zip(paths).ToList();

        Assert.Equal(
            [(CallOutcome.Transferred, 18_648), (CallOutcome.Contained, 2_853), (CallOutcome.Failed, 173)],
            Counts(outcomes));
        Assert.Equal(
            [("WELCOME", 125), ("IDENTIFICACION", 27), ("OPEN_QUESTION", 9), ("DESAMB", 6), ("AVERIA_MASIVA", 3), ("DEUDA", 3)],
            Counts(calls.Where(call => call.First == CallOutcome.Failed).Select(call => MenuPaths.FailureStep(call.Second)!)));
        Assert.Equal(
            [("WELCOME", 1_339), ("AVERIA_MASIVA", 673), ("OPEN_QUESTION", 407), ("IDENTIFICACION", 403), ("DEUDA", 24), ("DESAMB", 7)],
            Counts(calls.Where(call => call.First == CallOutcome.Contained).Select(call => MenuPaths.LastStep(call.Second)!)));
        Assert.All(calls.Where(call => call.First != CallOutcome.Failed), call => Assert.Null(MenuPaths.FailureStep(call.Second)));
    }

    [Fact]
    public void Ids_that_look_like_numbers_are_whole()
    {
        var ids = RealColumn.Read(Keepcoding, 0);

        Assert.DoesNotContain(ids, id => IdDamage.LooksDamaged(id));
        Assert.Equal(92, RealColumn.Read(Keepcoding, 1).Count(cell => NullTokens.IsNull(cell)));
    }

    [Fact]
    public void Reads_the_days_and_the_negative_durations_of_a_bank()
    {
        var dates = RealColumn.Read(Bank, 5, '\t');
        var entries = RealColumn.Read(Bank, 6, '\t');
        var vruTimes = RealColumn.Read(Bank, 8, '\t');

        var dateFormat = TimestampFormats.Detect(dates, out var datesRead)!;
        var entryFormat = TimestampFormats.Detect(entries, out var entriesRead)!;

        Assert.Equal((new TimestampFormat("yymmdd", TimestampKind.DateOnly, false, false), 1d), (dateFormat, datesRead));
        Assert.Equal((new TimestampFormat("time", TimestampKind.TimeOnly, false, false), 1d), (entryFormat, entriesRead));
        Assert.True(TimestampFormats.TryParse(dateFormat, dates[0], out var date, out _, out _));
        Assert.True(TimestampFormats.TryParse(entryFormat, entries[0], out _, out var time, out _));
        Assert.Equal(new DateTime(1999, 2, 1, 7, 2, 47), date.ToDateTime(time));
        var seconds = vruTimes.ConvertAll(cell => Durations.TryParseSeconds(cell, out var read) ? read : double.NaN);
        Assert.Equal((25, -192), (seconds.Count(read => read < 0), seconds.Min()));
    }

    [Fact]
    public void Reads_the_outcomes_of_a_bank_and_its_rows_that_are_no_calls()
    {
        var cells = RealColumn.Read(Bank, 12, '\t');

        var outcomes = cells.Where(cell => !OutcomeRules.IsNoCall(cell)).Select(cell => OutcomeRules.Decide(new OutcomeSigns { Outcome = cell }));

        Assert.Equal([(CallOutcome.Transferred, 27_162), (CallOutcome.Abandoned, 5_904)], Counts(outcomes));
        Assert.Equal(278, cells.Count(cell => OutcomeRules.IsNoCall(cell)));
        Assert.Equal(491, cells.Zip(RealColumn.Read(Bank, 16, '\t')).Count(call => call.First == "AGENT" && NullTokens.IsNull(call.Second)));
    }

    [Theory]
    [InlineData(Keepcoding, 1, ',')]
    [InlineData(Keepcoding, 6, ',')]
    [InlineData(Bank, 1, '\t')]
    [InlineData(Bank, 2, '\t')]
    [InlineData(Bank, 15, '\t')]
    [InlineData("pwc-callcentre/bom_crlf_comma__Call-Center-Dataset.csv", 0, ',')]
    [InlineData("pwc-callcentre/bom_crlf_comma__Call-Center-Dataset.csv", 7, ',')]
    public void Ids_and_counts_are_no_times(string file, int column, char separator)
    {
        Assert.Null(TimestampFormats.Detect(RealColumn.Read(file, column, separator), out _));
    }

    private static List<(T Value, int Count)> Counts<T>(IEnumerable<T> values)
        where T : notnull =>
        [.. values.CountBy(value => value).Select(count => (count.Key, count.Value)).OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key!.ToString(), StringComparer.Ordinal)];
}
