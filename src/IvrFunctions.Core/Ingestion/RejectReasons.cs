using System.Globalization;
using System.Text.RegularExpressions;

namespace IvrFunctions.Core.Ingestion;

/// <summary>
/// All the reasons for which rows are rejected, as the rejects files give them: in English, whoever made the upload. Reports tell them in
/// their own language.
/// </summary>
internal static partial class RejectReasons
{
    public const string UnclosedQuote = "A quote is opened and not closed where the record ends.";

    public const string NoCall = "The outcome says that this is no call.";

    public const string TotalRow = "A total row, not a call.";

    public const string NoTime = "No time. Expected a date and time such as 2025-03-14 09:26:53.";

    public const string UnknownTime =
        "Not a time that is understood. Expected one such as 2025-03-14 09:26:53 or 2025-03-14T09:26:53Z, written as in the rest of the file.";

    public static string TooFewFields(int fields, int header) =>
        string.Create(CultureInfo.InvariantCulture, $"{fields} fields, where the header has {header}.");

    public static string TooManyFields(int header) => string.Create(
        CultureInfo.InvariantCulture, $"More fields than the {header} of the header: is a text with the separator not quoted?");

    /// <summary>A reason of <see cref="TooFewFields"/>, with its numbers.</summary>
    [GeneratedRegex(@"^(?<fields>\d+) fields, where the header has (?<header>\d+)\.$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    public static partial Regex TooFew { get; }

    /// <summary>A reason of <see cref="TooManyFields"/>, with its number.</summary>
    [GeneratedRegex(@"^More fields than the (?<header>\d+) of the header:", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    public static partial Regex TooMany { get; }
}
