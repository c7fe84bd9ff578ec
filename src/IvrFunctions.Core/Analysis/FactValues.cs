namespace IvrFunctions.Core.Analysis;

/// <summary>Names of the numbers in facts.</summary>
public static class FactValues
{
    /// <summary>Calls at risk in the group.</summary>
    public const string Calls = "calls";

    /// <summary>Failed calls, whatever the failure.</summary>
    public const string Failed = "failed";

    /// <summary>Calls with the failure asked about.</summary>
    public const string Hits = "hits";

    /// <summary>Fraction of the group's calls that have the failure.</summary>
    public const string Rate = "rate";

    /// <summary>The same fraction among all other calls at risk.</summary>
    public const string RateElsewhere = "rate_elsewhere";

    /// <summary>Fraction of all failures at risk.</summary>
    public const string Share = "share";

    /// <summary><see cref="Rate"/> over <see cref="RateElsewhere"/>.</summary>
    public const string Lift = "lift";

    /// <summary>Failures in the hours of a time profile.</summary>
    public const string HitsInHours = "hits_in_hours";

    /// <summary>The same as a fraction of all failures at risk.</summary>
    public const string ShareInHours = "share_in_hours";

    /// <summary>Fraction of the calls at risk that begin in these hours.</summary>
    public const string CallsShareInHours = "calls_share_in_hours";

    /// <summary>First hour of a time profile, 0 to 23.</summary>
    public const string FromHour = "from_hour";

    /// <summary>The hour in which a time profile ends, 1 to 24.</summary>
    public const string ToHour = "to_hour";

    public const string RecentCalls = "recent_calls";
    public const string RecentHits = "recent_hits";

    /// <summary>The rate in the last seven days.</summary>
    public const string RecentRate = "recent_rate";

    public const string EarlierCalls = "earlier_calls";
    public const string EarlierHits = "earlier_hits";

    /// <summary>The rate in the seven days before.</summary>
    public const string EarlierRate = "earlier_rate";

    /// <summary>Calls with the failure of which it can be known whether the caller called again.</summary>
    public const string Traceable = "traceable";

    /// <summary>Those whose caller called again within a day.</summary>
    public const string CalledAgain = "called_again";

    public const string CalledAgainShare = "called_again_share";

    /// <summary>Those whose caller then had a call that did what it was for.</summary>
    public const string SucceededLater = "succeeded_later";

    /// <summary>The same as a fraction of those that called again.</summary>
    public const string SucceededLaterShare = "succeeded_later_share";

    public const string TransferredLater = "transferred_later";

    public const string OtherChannelLater = "other_channel_later";

    public static bool IsFraction(string name) => name is Rate or RateElsewhere or Share or ShareInHours or CallsShareInHours
        or RecentRate or EarlierRate or CalledAgainShare or SucceededLaterShare;

    /// <summary>Whether it is a time of day, which is no figure.</summary>
    public static bool IsHour(string name) => name is FromHour or ToHour;
}
