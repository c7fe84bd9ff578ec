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

    /// <summary>Whether the cells are dates or times that are no plain numbers: nobody writes anything else so.</summary>
    public bool IsPlainTime => times > 0.9 && numbers < 0.1;

    private bool IsUnique => sample.Distinct == sample.Filled;

    private bool IsCategory => sample.Distinct <= Math.Max(MaxCategories, sample.Filled / 20);

    /// <summary>From 0 to 1: whether the values can be the field's where the name says so.</summary>
    public double Suit(CallField field) => IsEmpty && field is not (CallField.Timestamp or CallField.TimeOfDay) ? 0.8 : field switch
    {
        CallField.Timestamp => Timestamp?.Kind is TimestampKind.DateAndTime or TimestampKind.DateOnly ? Most(times) : 0,
        CallField.TimeOfDay => Timestamp?.Kind == TimestampKind.TimeOnly ? Most(times) : 0,
        CallField.CallId or CallField.CallerId => IsPlainTime ? 0 : field == CallField.CallerId || IsUnique || sample.Distinct > sample.Filled / 4 || sample.StandsInRuns ? 1 : 0.3,
        CallField.DurationSeconds or CallField.WaitSeconds => Duration is null ? 0 : Most(durations),
        CallField.Retries => Most(numbers),
        CallField.Outcome => sample.Distinct > MaxOutcomes ? 0 : IsMostlyNumbers ? 0.3 : 0.6 + (0.4 * Outcomes()),
        CallField.Answered or CallField.Resolved or CallField.Abandoned or CallField.Transferred => Most(yesNo),
        CallField.FailureStep => IsPlainTime || IsMostlyNumbers ? 0.3 : IsCategory ? 1 : 0.4,
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
            ? Timestamp!.Kind == TimestampKind.DateAndTime ? 0.7 : 0.6
            : 0,
        CallField.Outcome => sample.Distinct is >= 2 and <= 12 && numbers < 0.1 && yesNo < 0.1 && Outcomes() >= 0.9 ? 0.65 : 0,
        CallField.CallId => IsUnique && sample.Filled >= 20 && !IsPlainTime && sample.ShareOf(IsIdentifier) > 0.95 ? 0.6 : 0,
        CallField.CallerId => !IsUnique && sample.Filled >= 20 && sample.ShareOf(IsPhoneNumber) > 0.9 ? 0.6 : 0,
        _ => 0,
    };

    /// <summary>The share of cells that say that a call failed or was abandoned, among those that say how it ended.</summary>
    public double FailedShare()
    {
        var known = sample.Cells.Select(OutcomeOf).Where(outcome => outcome != CallOutcome.Unknown).ToList();
        return known.Count == 0 ? 0 : (double)known.Count(outcome => outcome is CallOutcome.Failed or CallOutcome.Abandoned) / known.Count;
    }

    /// <summary>Among a handful of rows a bad one weighs much.</summary>
    private double Most(double share) => share >= (sample.Filled < Handful ? 0.5 : 0.8) ? share : 0;

    private double Outcomes() => sample.ShareOf(static cell => OutcomeOf(cell) != CallOutcome.Unknown || OutcomeRules.IsNoCall(cell));

    private static CallOutcome OutcomeOf(string cell) => OutcomeRules.Decide(new OutcomeSigns { Outcome = cell, ExportTellsOutcomes = true });

    /// <summary>Long enough to tell calls apart, with a figure, and no words: <c>1671464809.335654</c>, <c>ID0001</c>, a UUID.</summary>
    private static bool IsIdentifier(string cell) =>
        cell.Length is >= 5 and <= 64 && cell.Any(char.IsAsciiDigit) && !cell.Any(char.IsWhiteSpace);

    private static bool IsPhoneNumber(string cell)
    {
        var digits = cell.Count(char.IsAsciiDigit);
        return digits is >= 9 and <= 15 && digits >= cell.Length - 1;
    }
}
