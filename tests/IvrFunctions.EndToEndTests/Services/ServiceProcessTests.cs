using System.Diagnostics;

namespace IvrFunctions.EndToEndTests.Services;

public sealed class ServiceProcessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_how_a_server_ended_that_did_not_come_up()
    {
        await using var process = new ServiceProcess(
            "Broken",
            "node",
            ["-e", "console.error('no such port'); process.exit(3)"],
            [new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}")]);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => process.StartAsync(Token));

        Assert.Equal("Broken ended with exit code 3 instead of serving.\nno such port", error.Message);
    }

    [Fact]
    public async Task Says_what_to_install_where_node_is_missing()
    {
        await using var process = new ServiceProcess("Azurite", "node-that-nobody-has", [], []);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => process.StartAsync(Token));

        Assert.Contains("npm ci", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_to_run_where_the_packages_are_missing()
    {
        var root = Directory.CreateTempSubdirectory("ivr-root-");
        try
        {
            File.WriteAllText(Path.Combine(root.FullName, "IvrFunctions.sln"), "");
            var below = root.CreateSubdirectory("artifacts/bin");

            var error = Assert.Throws<InvalidOperationException>(() => NodePackages.FindScript(below.FullName, "azurite/azurite.js"));

            var script = Path.Combine(root.FullName, "node_modules", "azurite/azurite.js");
            Assert.Equal($"{script} is missing: run `npm ci` in {root.FullName}.", error.Message);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Leaves_no_process_behind()
    {
        var chroma = new ChromaProcess();
        await chroma.Process.StartAsync(Token);
        using var server = Process.GetProcessById(chroma.Process.ProcessId);

        await chroma.DisposeAsync();

        Assert.True(server.HasExited);
    }
}
