using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>How well the values of a column suit a field, whatever its name. One for each column of a file.</summary>
internal sealed class FieldValues
{
    /// <summary>More different values than this in a sample are no categories.</summary>
    private const int MaxCategories = 80;

    private const int MaxOutcomes = 40;
    private const int Handful = 10;

    /// <summary>Nobody is asked the same more often in one call.</summary>
    private const int MostRetries = 100;

    /// <summary>Four hours in seconds: what is longer for most calls counts by another unit.</summary>
    private const int LongestCall = 14_400;

    /// <summary>Parts of words that tell why something did not succeed.</summary>
    private static readonly string[] FailureStems =
        ["fail", "fall", "falh", "error", "erro", "timeout", "timedout", "invalid", "reject", "rechaz", "denied", "deneg", "drop", "cortad", "abandon", "colg", "hang", "unavail", "expir", "agotad", "unknown"];

    private readonly ColumnSample sample;
    private readonly double times;
    private readonly double durations;
    private readonly double numbers;
    private readonly double yesNo;

    public FieldValues(ColumnSample sample)
    {
        this.sample = sample;
        Timestamp = TimestampFormats.Detect(sample.Cells, out times);
        Duration = Durations.Detect(sample.Cells, out durations);
        numbers = sample.ShareOf(static cell => WrittenNumbers.TryParse(cell, out _));
        yesNo = sample.ShareOf(static cell => YesNo.Parse(cell) is not null);
    }

    public TimestampFormat? Timestamp { get; }

    public DurationFormat? Duration { get; }

    public bool IsEmpty => sample.Filled == 0;

    public bool IsMostlyNumbers => numbers > 0.9;

    /// <summary>Whether hardly two cells are the same.</summary>
    public bool IsMostlyUnique => sample.Distinct >= 0.9 * sample.Filled;

    /// <summary>Whether the cells are counts, as of calls: whole numbers, and more than one often enough.</summary>
    public bool IsCount => sample.Filled * 2 > sample.Rows
        && sample.ShareOf(static cell => WrittenNumbers.TryParse(cell, out var number) && number >= 0 && Math.Floor(number) == number) > 0.9
        && sample.ShareOf(static cell => WrittenNumbers.TryParse(cell, out var number) && number > 1) > 0.2;

    /// <summary>Whether nearly every record has a value that does not tell a failure: why people call, not why calls fail.</summary>
    public bool IsReasonOfCalls => sample.Filled > 0.95 * sample.Rows && sample.ShareOf(TellsFailure) < 0.5;

    /// <summary>Whether the cells are dates or times that are no plain numbers: nobody writes anything else so.</summary>
    public bool IsPlainTime => times > 0.9 && numbers < 0.1;

    /// <summary>Whether the cells are numbers with a decimal point after three figures at most, as scores and coordinates.</summary>
    public bool IsDecimal => sample.ShareOf(static cell =>
        cell.TrimStart('-').IndexOf('.', StringComparison.Ordinal) is >= 1 and <= 3 && WrittenNumbers.TryParse(cell, out _)) > 0.9;

    private bool IsUnique => sample.Distinct == sample.Filled;

    private bool IsCategory => sample.Distinct <= Math.Max(MaxCategories, sample.Filled / 20);

    /// <summary>From 0 to 1: whether the values can be the field's where the name says so.</summary>
    public double Suit(CallField field) => IsEmpty && field is not (CallField.Timestamp or CallField.TimeOfDay) ? 0.8 : field switch
    {
        CallField.Timestamp => Timestamp?.Kind is TimestampKind.DateAndTime or TimestampKind.DateOnly ? Most(times) : 0,
        CallField.TimeOfDay => Timestamp?.Kind == TimestampKind.TimeOnly ? Most(times) : 0,
        CallField.CallId => IsPlainTime ? 0 : IsUnique || sample.Distinct > sample.Filled / 4 || sample.StandsInRuns ? 1 : 0.3,
        CallField.CallerId => IsPlainTime ? 0 : sample.Distinct > sample.Filled / 4 || sample.ShareOf(static cell => cell.Any(char.IsAsciiDigit)) > 0.5 ? 1 : 0.3,
        CallField.DurationSeconds or CallField.WaitSeconds => Duration is null || ShareOfDays() > 0.5 ? 0 : Most(durations),
        CallField.Retries => Most(sample.ShareOf(static cell => WrittenNumbers.TryParse(cell, out var number) && number <= MostRetries)),
        CallField.Outcome => sample.Distinct > MaxOutcomes ? 0 : IsMostlyNumbers ? 0.3 : Outcomes() is var known and > 0 ? 0.6 + (0.4 * known) : 0.4,
        CallField.Answered or CallField.Resolved or CallField.Abandoned or CallField.Transferred => Most(yesNo),
        CallField.FailureStep => IsPlainTime || IsMostlyNumbers ? 0.3 : IsCategory ? 1 : 0.4,
        CallField.Region when Outcomes() >= 0.9 => 0.3,
        CallField.Channel when sample.ShareOf(static cell => cell.Contains('/', StringComparison.Ordinal) && cell.Any(char.IsAsciiDigit)) > 0.5 => 0.3,
        CallField.CallType or CallField.Channel or CallField.CustomerSegment or CallField.Region or CallField.Queue or CallField.Language =>
            IsPlainTime ? 0 : IsCategory ? 1 : 0.4,
        CallField.FailureReason => IsPlainTime ? 0 : IsCategory ? 1 : 0.7,
        CallField.MenuPath => IsPlainTime ? 0 : 1,
        CallField.Notes => IsPlainTime || IsMostlyNumbers ? 0.3 : 1,
        CallField.Line => IsPlainTime ? 0 : 1,
        _ => 0,
    };

    /// <summary>From 0 to 1: whether the values alone show that the column holds the field.</summary>
    public double Show(CallField field) => sample.Filled < 3 ? 0 : field switch
    {
        CallField.Timestamp => IsPlainTime && Timestamp!.Kind is TimestampKind.DateAndTime or TimestampKind.DateOnly && numbers < 0.1
            ? Timestamp!.Kind == TimestampKind.DateAndTime ? 0.7 : 0.65
            : 0,
        CallField.Outcome => sample.Distinct is >= 2 and <= 12 && numbers < 0.1 && yesNo < 0.1 && Outcomes() >= 0.9 ? 0.65 : 0,
        CallField.CallId => IsUnique && sample.Filled >= 20 && !IsPlainTime && sample.ShareOf(IsIdentifier) > 0.95 ? 0.6 : 0,
        CallField.CallerId => !IsUnique && sample.Filled >= 20 && sample.ShareOf(IsPhoneNumber) > 0.9 ? 0.6 : 0,
        _ => 0,
    };

    /// <summary>The share of cells that say that a call failed or was abandoned.</summary>
    public double FailedShare() => sample.ShareOf(static cell => OutcomeOf(cell) is CallOutcome.Failed or CallOutcome.Abandoned);

    /// <summary>The most frequent cells that do not say how a call ended, and the share of all such cells.</summary>
    public (double Share, IReadOnlyList<string> Examples) FindUnknownOutcomes(int most)
    {
        var unknown = sample.Cells.Where(static cell => !IsOutcome(cell)).GroupBy(cell => cell).OrderByDescending(group => group.Count()).ToList();
        return (sample.ShareOf(static cell => !IsOutcome(cell)), [.. unknown.Take(most).Select(group => group.Key)]);
    }

    /// <summary>Among a handful of rows a bad one weighs much.</summary>
    private double Most(double share) => share >= (sample.Filled < Handful ? 0.5 : 0.8) ? share : 0;

    /// <summary>The share of numbers so large that no call lasts as many seconds.</summary>
    private double ShareOfDays() => sample.ShareOf(static cell => WrittenNumbers.TryParse(cell, out var seconds) && seconds > LongestCall);

    private double Outcomes() => sample.ShareOf(IsOutcome);

    private static bool IsOutcome(string cell) => OutcomeOf(cell) != CallOutcome.Unknown || OutcomeRules.IsNoCall(cell);

    private static CallOutcome OutcomeOf(string cell) => OutcomeRules.Decide(new OutcomeSigns { Outcome = cell, ExportTellsOutcomes = true });

    private static bool TellsFailure(string cell)
    {
        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        var folded = FoldedText.Fold(cell, buffer);
        foreach (var stem in FailureStems)
        {
            if (folded.Contains(stem, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Long enough to tell calls apart, with a figure, and no words: <c>1671464809.335654</c>, <c>ID0001</c>, a UUID.</summary>
    private static bool IsIdentifier(string cell) =>
        cell.Length is >= 5 and <= 64 && cell.Any(char.IsAsciiDigit) && !cell.Any(char.IsWhiteSpace);

    private static bool IsPhoneNumber(string cell)
    {
        var digits = cell.Count(char.IsAsciiDigit);
        return digits is >= 9 and <= 15 && digits == cell.TrimStart('+').Length;
    }
}
