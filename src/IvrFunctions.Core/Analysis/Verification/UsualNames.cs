using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis.Verification;

/// <summary>
/// Reasons and channels that exports usually have: a model that knows the trade names them where this archive has none of them.
/// </summary>
internal static class UsualNames
{
    /// <summary>Every call comes by phone through an IVR.</summary>
    private static readonly string[] Everywhere = ["phone", "ivr"];

    private static readonly CategoryTerms Terms = new(
    [
        .. Labels.Usual(CallAttributes.Channel).Where(usual => !Everywhere.Contains(usual.Value))
            .Select(usual => new Category(CallAttributes.Channel, usual.Value)),
        .. Labels.Usual(CallAttributes.FailureReason)
            // A single word ("abandoned") is as well an everyday word.
            .Where(usual => usual.Value.Contains('_', StringComparison.Ordinal))
            .Select(usual => new Category(CallAttributes.FailureReason, usual.Value)),
    ]);

    public static IEnumerable<(string Term, IReadOnlyList<Category> Categories)> FindIn(string text) => Terms.FindIn(text)
        .Where(found => found.Categories.All(category => category.Attribute is CallAttributes.Channel or CallAttributes.FailureReason));
}
