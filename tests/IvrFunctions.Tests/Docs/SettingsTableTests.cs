using System.Text.RegularExpressions;

namespace IvrFunctions.Tests.Docs;

public sealed partial class SettingsTableTests
{
    [Fact]
    public void Docs_settings_lists_every_setting_with_its_default() => Difference.Same(
        RowsOf("docs/settings.md"),
        SettingKeys.Defaults.Select(setting => $"{setting.Key} = {setting.Value}"));

    [Fact]
    public void The_readme_gives_the_defaults_there_are() => Difference.AllExist(
        RowsOf("README.md"),
        SettingKeys.Defaults.Select(setting => $"{setting.Key} = {setting.Value}"));

    private static IEnumerable<string> RowsOf(string document) =>
        Row().Matches(Repository.Read(document))
            .Select(match => (Key: match.Groups["key"].Value, Default: match.Groups["default"].Value))
            .Where(row => SettingKeys.Defaults.ContainsKey(row.Key) || row.Key.Contains("__", StringComparison.Ordinal))
            .Select(row => $"{row.Key} = {row.Default}");

    [GeneratedRegex(@"^\| `(?<key>\w+)` \| (?<default>[^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
