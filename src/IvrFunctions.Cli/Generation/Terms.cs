namespace IvrFunctions.Cli.Generation;

/// <summary>The values that planted patterns speak of; all others stand where they are drawn.</summary>
internal static class Terms
{
    public static readonly CsvText Premium = "premium";
    public static readonly CsvText South = "sur";
    public static readonly CsvText MobileApp = "mobile_app";
    public static readonly CsvText Catalan = "ca";
}
