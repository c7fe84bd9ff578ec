using IvrFunctions.LocalHost;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.LocalHost;

public sealed class SettingsFilesTests : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("ivr-settings-");

    public void Dispose() => top.Delete(recursive: true);

    [Fact]
    public void Reads_the_values_of_local_settings_above_the_program()
    {
        Write("local.settings.json", """{ "IsEncrypted": false, "Values": { "Ivr__Language": "en", "FUNCTIONS_WORKER_RUNTIME": "dotnet-isolated" } }""");
        var program = top.CreateSubdirectory("artifacts/bin");

        var settings = SettingsFiles.ReadLocalSettings(program.FullName);

        Assert.Equal([new("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated"), new("Ivr:Language", "en")], settings);
    }

    [Fact]
    public void Reads_the_nearest_host_json()
    {
        Write("host.json", """{ "functionTimeout": "00:01:00" }""");
        var program = top.CreateSubdirectory("app");
        Write("app/host.json", """{ "functionTimeout": "00:02:00" }""");

        Assert.Equal("00:02:00", SettingsFiles.ReadHostJson(program.FullName)["functionTimeout"]);
    }

    [Fact]
    public void Names_a_file_that_is_no_json()
    {
        Write("local.settings.json", "{ \"Values\": ");

        var exception = Assert.Throws<OptionsValidationException>(() => SettingsFiles.ReadLocalSettings(top.FullName).ToList());

        Assert.StartsWith("Failed to load configuration from file", Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    private void Write(string path, string content) => File.WriteAllText(Path.Combine(top.FullName, path), content);
}
