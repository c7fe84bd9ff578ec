namespace IvrFunctions.Tests.Docs;

/// <summary>Compares what documents say with what is, and fails with one line for each difference.</summary>
internal static class Difference
{
    /// <summary>Fails where a documented line is not among those that exist.</summary>
    public static void AllExist(IEnumerable<string> documented, IEnumerable<string> existing) =>
        FailWith([.. documented.Except(existing, StringComparer.Ordinal).Select(line => $"- {line}    documented, but there is no such thing")]);

    /// <summary>Fails where one side has a line that the other lacks.</summary>
    public static void Same(IEnumerable<string> documented, IEnumerable<string> actual)
    {
        string[] said = [.. documented.Distinct(StringComparer.Ordinal)];
        string[] real = [.. actual.Distinct(StringComparer.Ordinal)];
        FailWith(
        [
            .. said.Except(real).Select(line => $"- {line}    in the document only"),
            .. real.Except(said).Select(line => $"+ {line}    missing in the document"),
        ]);
    }

    /// <summary>Fails where anything is wrong.</summary>
    public static void None(IEnumerable<string> wrong) => FailWith([.. wrong.Select(line => $"- {line}")]);

    private static void FailWith(string[] lines)
    {
        if (lines.Length > 0)
            Assert.Fail($"The documents differ from the code:\n{string.Join('\n', lines.Order(StringComparer.Ordinal))}");
    }
}
