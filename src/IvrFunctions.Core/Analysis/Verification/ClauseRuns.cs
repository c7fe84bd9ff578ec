using System.Text.RegularExpressions;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Parts a statement into stretches whose numbers can come from one source, so that the figure of one group is not read for a
/// group that the next clause names.
/// </summary>
internal sealed partial class ClauseRuns
{
    private readonly List<Run> runs = [];

    public ClauseRuns(string text, TextLanguage language, Func<NumberMention, bool> isFigure, IReadOnlyList<EvidenceSource> sources)
    {
        var loose = "";
        foreach (var clause in Clauses.Split(text))
        {
            var numbers = NumberReader.Read(clause, language).Where(isFigure).ToList();
            if (numbers.Count == 0)
            {
                loose += " " + clause;
                continue;
            }

            var all = sources.Where(source => numbers.All(source.Supports)).ToList();
            if (runs.Count > 0 && runs[^1].Sources.Intersect(all).ToList() is { Count: > 0 } shared)
            {
                runs[^1] = runs[^1] with { Text = $"{runs[^1].Text} {loose} {clause}", Numbers = [.. runs[^1].Numbers, .. numbers], Sources = shared };
            }
            else
            {
                runs.Add(new Run(loose, clause, numbers, all));
            }

            loose = "";
        }

        Rest = loose;
    }

    /// <param name="Before">What stands between the numbers before and these: it may belong to either.</param>
    /// <param name="Text">The stretch itself.</param>
    /// <param name="Numbers">Its numbers.</param>
    /// <param name="Sources">What has all of them; empty where its numbers are of several.</param>
    public sealed record Run(string Before, string Text, IReadOnlyList<NumberMention> Numbers, IReadOnlyList<EvidenceSource> Sources);

    public IReadOnlyList<Run> Runs => runs;

    /// <summary>What stands after the last number's clause.</summary>
    public string Rest { get; }

    /// <summary>The texts of the runs, with the text between two of them given to the first or to the second, in every way.</summary>
    public IEnumerable<string[]> Readings()
    {
        // Sentences with more than four such stretches are not worth their 2^n ways: all of them read forwards.
        var ways = runs.Count is > 1 and <= 4 ? 1 << (runs.Count - 1) : 1;
        for (var way = 0; way < ways; way++)
        {
            var texts = new string[runs.Count];
            for (var i = 0; i < runs.Count; i++)
            {
                if (i == 0 || (way & (1 << (i - 1))) == 0) texts[i] = runs[i].Before + " " + runs[i].Text;
                else texts[i] = runs[i].Text;
                if (i > 0 && (way & (1 << (i - 1))) != 0) texts[i - 1] += " " + runs[i].Before;
            }

            if (texts.Length > 0) texts[^1] += " " + Rest;
            yield return texts;
        }
    }

    /// <summary>A conjunction inside a number in words ("treinta y cinco") parts nothing.</summary>
    [GeneratedRegex(
        @"[;()]|[.,:](?=\s|$)|\s(?:mientras|frente|pero|aunque|while|whereas|against|but|versus|vs)\s|\sy\s(?!(?:un|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b)|\sand\s(?!(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Clauses { get; }
}
