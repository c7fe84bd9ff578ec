using System.Text.Json.Nodes;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary><c>ivr mine</c>, which needs no stack.</summary>
public sealed class MineTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task Patterns_of_counted_rows_are_printed_as_JSON_with_their_letters()
    {
        await File.WriteAllTextAsync(
            file, "región,canal,fallidas,llamadas\nLogroño,móvil,300,1000\nLogroño,fijo,310,1000\nCádiz,móvil,50,1000\nCádiz,fijo,55,1000\n",
            TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await IvrProgram.RunAsync($"mine {file} --failed fallidas --total llamadas --json");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("""{"conditions":{"región":"Logroño"},"calls":2000,"failed":610,""", output, StringComparison.Ordinal);
        Assert.Equal("""{"calls":4000,"failed":715,"rate":0.17875}""", JsonNode.Parse(output)!["population"]!.ToJsonString());
    }
}
