using System.Diagnostics;
using IvrFunctions.EndToEndTests.Services;

namespace IvrFunctions.EndToEndTests.LocalHost;

public sealed class LocalHostProcessTests(LocalServices services)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "IvrFunctions.LocalHost.dll");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_at_start_with_a_line_for_every_wrong_setting()
    {
        using var process = Start(new() { ["AzureWebJobsStorage"] = services.ConnectionString, ["Ivr__Language"] = "fr", ["Ivr__PseudonymKey"] = "" });

        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal(
            ["Ivr__Language must be es or en.", "Ivr__PseudonymKey is missing: a secret of at least 16 characters."],
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order());
    }

    [Fact]
    public async Task Ends_at_start_where_others_could_call()
    {
        using var process = Start(new() { ["ASPNETCORE_URLS"] = "http://0.0.0.0:7071" });

        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal((1, "--urls must be loopback addresses, such as http://127.0.0.1:7071."), (process.ExitCode, errors.Trim()));
    }

    private static Process Start(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("LocalHost did not start.");
    }
}
