using System.Globalization;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Figures;

/// <summary>
/// The period of a query: any two of <c>from</c>, <c>to</c> and <c>period</c>, or one, or none. It holds calls that began at
/// <c>from</c> or later and before <c>to</c>, on the wall clock of the export.
/// </summary>
/// <param name="From">The beginning, where it is given.</param>
/// <param name="To">The end, where it is given.</param>
/// <param name="Days">The length, where it is given.</param>
internal readonly record struct CallPeriod(DateTime? From, DateTime? To, int? Days)
{
    public const string FromField = "from";
    public const string ToField = "to";
    public const string LengthField = "period";

    private const int MaxDays = 3660;
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <exception cref="InvalidRequestException">A value is no time or length, or they contradict each other.</exception>
    public static CallPeriod Read(IReadOnlyDictionary<string, string> fields)
    {
        var period = new CallPeriod(Time(fields, FromField), Time(fields, ToField), Length(fields));
        if (period is { From: not null, To: not null, Days: not null })
        {
            throw new InvalidRequestException(LengthField, "Give two of from, to and period: the third follows from them.");
        }

        return period.To <= period.From
            ? throw new InvalidRequestException(ToField, "to must be later than from: the period ends just before it.")
            : period;
    }

    /// <summary>
    /// The filter with the period. A length alone is counted back from the end of the archive's last day; a beginning alone lasts to
    /// there.
    /// </summary>
    public CallFilter Apply(CallFilter filter, CallPopulation population)
    {
        DateTime? end = population.To?.Date is { } lastDay && lastDay < DateTime.MaxValue.Date ? lastDay.AddDays(1) : null;
        return (From, To, Days) switch
        {
            (null, null, null) => filter,
            ({ } from, null, { } days) => filter with { From = from, To = Shift(from, days, FromField) },
            (null, var to, { } days) => ApplyLength(filter, to ?? end, days, population),
            ({ } from, null, null) => filter with { From = from, To = end > from ? end : null },
            _ => filter with { From = From, To = To },
        };
    }

    /// <summary>The period of the same length before the filter's; <see langword="null"/> where that one is open.</summary>
    public static CallFilter? Before(CallFilter filter) =>
        filter is { From: { } from, To: { } to } && from - DateTime.MinValue >= to - from
            ? filter with { From = from - (to - from), To = from }
            : null;

    private static CallFilter ApplyLength(CallFilter filter, DateTime? end, int days, CallPopulation population)
    {
        if (end is { } to)
        {
            return filter with { From = Shift(to, -days, ToField), To = to };
        }

        // Without any calls there is nothing to be wrong about.
        return population.Calls == 0
            ? filter
            : throw new InvalidRequestException(LengthField, "No call of the archive has a date to count back from.");
    }

    private static DateTime Shift(DateTime time, int days, string field)
    {
        try
        {
            return time.AddDays(days);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new InvalidRequestException(field, $"{field} is too far away for a period of this length.");
        }
    }

    private static DateTime? Time(IReadOnlyDictionary<string, string> fields, string name)
    {
        if (!fields.TryGetValue(name, out var text)) return null;
        return DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new InvalidRequestException(
                name,
                $"{name} must be a date or time such as 2025-03-14 or 2025-03-14T09:30, on the clock of the calls and without an offset.");
    }

    private static int? Length(IReadOnlyDictionary<string, string> fields)
    {
        if (!fields.TryGetValue(LengthField, out var text)) return null;
        return text.EndsWith('d')
            && int.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= MaxDays
            ? days
            : throw new InvalidRequestException(LengthField, $"period must be a number of days from 1d to {MaxDays}d, such as 7d.");
    }
}
