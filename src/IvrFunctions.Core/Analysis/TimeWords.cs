using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Analysis;

/// <summary>Everyday words for times that cover several bands or days.</summary>
internal static class TimeWords
{
    public static IReadOnlyList<(string Words, IReadOnlyList<Category> Categories)> All { get; } =
    [
        ("hora punta", Bands("peak_morning", "peak_evening")),
        ("hora pico", Bands("peak_morning", "peak_evening")),
        ("hora de mayor afluencia", Bands("peak_morning", "peak_evening")),
        ("peak", Bands("peak_morning", "peak_evening")),
        ("rush hour", Bands("peak_morning", "peak_evening")),
        ("morning peak hour", Bands("peak_morning")),
        ("evening peak hour", Bands("peak_evening")),
        ("hora punta matinal", Bands("peak_morning")),
        ("hora punta vespertina", Bands("peak_evening")),
        ("mañana", Bands("morning", "peak_morning")),
        ("morning", Bands("morning", "peak_morning")),
        ("tarde", Bands("afternoon", "peak_evening")),
        ("afternoon", Bands("afternoon", "peak_evening")),
        ("noche", Bands("evening", "night")),
        ("evening", Bands("peak_evening", "evening")),
        ("night", Bands("night", "evening")),
        ("fin de semana", Days("saturday", "sunday")),
        ("weekend", Days("saturday", "sunday")),
    ];

    private static Category[] Bands(params string[] names) => [.. names.Select(name => new Category(CallAttributes.HourBand, name))];

    private static Category[] Days(params string[] names) => [.. names.Select(name => new Category(CallAttributes.Weekday, name))];
}
