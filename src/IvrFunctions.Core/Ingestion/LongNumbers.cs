using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// Card and phone numbers, written in one piece or in groups: <c>600123456</c>, <c>600 12 34 56</c>, <c>(+34) 91-123.45.67</c>. A run
/// of groups is read from the left; what is no such number (a date, an amount, a year before a number) stays.
/// </summary>
internal static class LongNumbers
{
    private const int MaxGapLength = 3;
    private static readonly SearchValues<char> GapCharacters = SearchValues.Create(" \u00A0\u202F\t.-\u2010\u2011\u2013()");

    public static string Mask(string text)
    {
        StringBuilder? masked = null;
        var copied = 0;
        var groups = new List<Group>();
        for (var at = 0; FindRun(text, at, groups); at = groups[^1].End)
        {
            var run = CollectionsMarshal.AsSpan(groups);
            for (var i = 0; i < run.Length;)
            {
                var (count, mask) = Recognise(text, run[i..]);
                if (mask is not null)
                {
                    masked ??= new StringBuilder(text.Length);
                    masked.Append(text, copied, StartOf(text, run[i], copied) - copied).Append(mask);
                    copied = run[i + count - 1].End;
                }

                i += count;
            }
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>How many groups belong together from the first on, and what stands for them; no mask where they stay.</summary>
    private static (int Count, string? Mask) Recognise(string text, ReadOnlySpan<Group> groups)
    {
        if (CalendarDate.CountGroups(text, groups) is > 0 and var date)
        {
            return (date, null);
        }

        if (PlainAmount.CountGroups(text, groups) is > 0 and var amount)
        {
            return (amount, null);
        }

        if (CardNumber.CountGroups(text, groups) is > 0 and var card)
        {
            return (card, "[card]");
        }

        return PhoneNumber.CountGroups(text, groups) is > 0 and var phone ? (phone, "[phone]") : (1, null);
    }

    /// <summary>The next groups of digits with nothing but a short gap between them.</summary>
    private static bool FindRun(string text, int from, List<Group> groups)
    {
        groups.Clear();
        for (var i = from; i < text.Length; i++)
        {
            if (Digits.ValueOf(text[i]) < 0)
            {
                continue;
            }

            if (groups.Count > 0 && !IsGap(text.AsSpan(groups[^1].End, i - groups[^1].End)))
            {
                break;
            }

            var start = i;
            while (i + 1 < text.Length && Digits.ValueOf(text[i + 1]) >= 0)
            {
                i++;
            }

            groups.Add(new Group(start, i + 1 - start));
        }

        return groups.Count > 0;
    }

    private static bool IsGap(ReadOnlySpan<char> text) => text.Length <= MaxGapLength && !text.ContainsAnyExcept(GapCharacters);

    /// <summary>The signs before a number go with it.</summary>
    private static int StartOf(string text, Group first, int notBefore)
    {
        var start = first.Start;
        while (start > notBefore && text[start - 1] is '+' or '(')
        {
            start--;
        }

        return start;
    }

    /// <summary>Digits without anything between them.</summary>
    internal readonly record struct Group(int Start, int Length)
    {
        public int End => Start + Length;
    }
}
