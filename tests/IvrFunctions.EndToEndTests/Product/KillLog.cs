using System.Globalization;
using System.Text;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>
/// A version of a source with everything that has to be counted: calls that the other source has too, rejected rows, duplicates, and
/// stories of which some stand in other versions and sources.
/// </summary>
internal sealed class KillLog
{
    public const int SharedCalls = 100;

    public KillLog(string source, Random random)
    {
        (Source, Calls, Rejected, Duplicates) = (source, random.Next(2_000, 5_000), random.Next(40), random.Next(40));
        var firstStory = random.Next(500);
        var csv = new StringBuilder(CallLog.Header);
        for (var call = 0; call < Calls; call++)
        {
            var story = $"{(IsFailed(call) ? "falla" : "va")} {Word(firstStory + random.Next(700))}";
            Stories.Add(story);
            var row = Row(call < SharedCalls ? "shared" : source, call, story);
            csv.Append(row);
            if (call < Duplicates)
            {
                csv.Append(row);
            }
        }

        for (var row = 0; row < Rejected; row++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"r{row},no time,,billing,phone,,,,,completed,\n");
        }

        Csv = csv.ToString();
    }

    public string Source { get; }

    public int Calls { get; }

    public int Rejected { get; }

    public int Duplicates { get; }

    public HashSet<string> Stories { get; } = [];

    public string Csv { get; }

    private static bool IsFailed(int call) => call % 3 == 0;

    private static string Row(string owner, int call, string story)
    {
        var time = new DateTime(2025, 3, 3, 9, 0, 0, DateTimeKind.Unspecified).AddMinutes(call).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var end = IsFailed(call) ? "authentication,biometric_fail,premium,norte,failed" : ",,standard,norte,completed";
        return string.Create(CultureInfo.InvariantCulture, $"{owner}{call},{time},,billing,phone,{end},{story}\n");
    }

    /// <summary>A number in letters, which no masking and no folding makes equal to another.</summary>
    private static string Word(int number) => string.Concat(number.ToString("D4", CultureInfo.InvariantCulture).Select(digit => (char)('b' + digit - '0')));
}
