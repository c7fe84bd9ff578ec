using System.Diagnostics;
using System.Globalization;
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

    [Fact]
    public async Task Answers_a_question_from_the_queue_and_ends_with_0_when_asked_to_stop()
    {
        await using var azurite = new AzuriteProcess();
        await azurite.Process.StartAsync(Token);
        await new TestQueue(azurite.ConnectionString, "ivr-analyze").SendAsync(
            """{"version":1,"correlation_id":"q-1","request":{"cases":0}}""");

        using var process = Start(new()
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["Chroma__Url"] = services.ChromaUrl.ToString(),
            ["Ivr__Models"] = "builtin",
            ["Ivr__PseudonymKey"] = "a key of the tests only",
            ["IVR_PORT"] = "0",
        });
        var output = process.StandardOutput.ReadToEndAsync(Token);
        string answer;
        try
        {
            answer = await new TestQueue(azurite.ConnectionString, "ivr-analyzed").TakeAsync();
        }
        finally
        {
            await TerminateAsync(process);
        }

        Assert.Equal(
            """{"version":1,"correlation_id":"q-1","error":{"title":"The request is not valid.","field":"cases","detail":"cases must be a whole number from 1 to 50."}}""",
            answer);
        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("fail:", await output, StringComparison.Ordinal);
    }

    private static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(Token);
    }

    private static Process Start(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("LocalHost did not start.");
    }
}
