using System.Collections.Frozen;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Reads the menu steps a call went through, with any of <c>></c>, <c>-></c>, <c>|</c>, <c>;</c>, <c>,</c> or <c>/</c> between them.</summary>
internal static class MenuPaths
{
    private static readonly char[] SeparatorsByPrecedence = ['>', '→', '»', '|', ';', ',', '/'];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Errors = Words(
        "error", "erro", "err", "fail", "failed", "failure", "fallo", "falla", "falha", "fallida", "ko", "front_error");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherEnds = Words(
        "end", "fin", "fim", "exit", "salida", "hang", "hangup", "hang_up", "colgada", "disconnect", "absorption", "absorcion", "agent",
        "agente", "transfer", "transferencia", "abandon", "abandoned", "abandono", "abandonada");

    /// <summary>
    /// The step just before the last error in the path: <c>IDENTIFICACION</c> in <c>WELCOME,IDENTIFICACION,ERROR,END</c>;
    /// <see langword="null"/> where the path names no error.
    /// </summary>
    public static string? FailureStep(ReadOnlySpan<char> path) => StepBeforeEnd(path, onlyBeforeError: true);

    /// <summary>The last step before the marks for how the call ended; for calls that are known to have failed.</summary>
    public static string? LastStep(ReadOnlySpan<char> path) => StepBeforeEnd(path, onlyBeforeError: false);

    /// <summary>The steps of the path in order, without the marks for errors and for how the call ended.</summary>
    public static List<string> Steps(ReadOnlySpan<char> path)
    {
        var steps = new List<string>();
        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        foreach (var range in path.Split(SeparatorOf(path)))
        {
            var step = path[range].Trim(" -\t");
            var word = FoldedText.Fold(step, buffer);
            if (!step.IsEmpty && !Errors.Contains(word) && !OtherEnds.Contains(word))
            {
                steps.Add(step.ToString());
            }
        }

        return steps;
    }

    private static string? StepBeforeEnd(ReadOnlySpan<char> path, bool onlyBeforeError)
    {
        var separator = SeparatorOf(path);
        var sawError = !onlyBeforeError;
        Span<char> buffer = stackalloc char[FoldedText.MaxLength];
        for (var rest = path; !rest.IsEmpty;)
        {
            var start = rest.LastIndexOf(separator) + 1;
            var step = rest[start..].Trim(" -\t");
            rest = rest[..Math.Max(0, start - 1)];
            var word = FoldedText.Fold(step, buffer);
            if (Errors.Contains(word))
            {
                sawError = true;
            }
            else if (sawError && !step.IsEmpty && !OtherEnds.Contains(word))
            {
                return step.ToString();
            }
        }

        return null;
    }

    private static char SeparatorOf(ReadOnlySpan<char> path)
    {
        foreach (var separator in SeparatorsByPrecedence)
        {
            if (path.Contains(separator))
            {
                return separator;
            }
        }

        return '\0';
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        words.Select(FoldedText.Fold).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
