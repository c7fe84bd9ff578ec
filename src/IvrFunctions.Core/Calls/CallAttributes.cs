namespace IvrFunctions.Core.Calls;

/// <summary>Names of the attributes that calls can be filtered and grouped by, as they appear in requests and answers.</summary>
public static class CallAttributes
{
    public const string CallType = "call_type";
    public const string Channel = "channel";
    public const string MenuPath = "menu_path";
    public const string FailureStep = "failure_step";
    public const string FailureReason = "failure_reason";
    public const string CustomerSegment = "customer_segment";
    public const string Language = "language";
    public const string Region = "region";
    public const string Queue = "queue";
    public const string Outcome = "outcome";

    /// <summary>Band of the local hour: <c>night</c> 0-6, <c>morning</c> 7-9, <c>peak_morning</c> 10-13, <c>afternoon</c> 14-16, <c>peak_evening</c> 17-19, <c>evening</c> 20-23.</summary>
    public const string HourBand = "hour_band";

    /// <summary><c>monday</c> to <c>sunday</c>, by the local date.</summary>
    public const string Weekday = "weekday";

    /// <summary>All of them, in the order answers list them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [CallType, FailureStep, FailureReason, CustomerSegment, Channel, Region, Language, Queue, MenuPath, Outcome, HourBand, Weekday];
}
