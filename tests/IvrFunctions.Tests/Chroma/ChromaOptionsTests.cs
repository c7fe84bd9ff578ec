using IvrFunctions.Adapters.Chroma;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.Chroma;

public sealed class ChromaOptionsTests
{
    [Fact]
    public void Needs_no_settings_for_a_local_server()
    {
        Assert.Equal([], Validate([]));
    }

    [Theory]
    [InlineData("Url", "https://chroma.example:8443/behind/a/proxy")]
    [InlineData("Collection", "a")]
    [InlineData("Token", "")]
    public void Takes(string key, string value)
    {
        Assert.Equal([], Validate(new() { [$"Chroma:{key}"] = value }));
    }

    [Theory]
    [InlineData("Url", "", UrlRule)]
    [InlineData("Url", "localhost:8000", UrlRule)]
    [InlineData("Url", "/chroma", UrlRule)]
    [InlineData("Url", "http://127.0.0.1:99999", UrlRule)]
    [InlineData("Url", "http://me:secret@host", UrlRule)]
    [InlineData("Tenant", " ", "Chroma__Tenant is missing; Chroma's own default is default_tenant.")]
    [InlineData("Database", "", "Chroma__Database is missing; Chroma's own default is default_database.")]
    [InlineData("Collection", "", "Chroma__Collection is missing.")]
    [InlineData("Collection", "-cases", CollectionRule)]
    [InlineData("Collection", "my cases", CollectionRule)]
    [InlineData("Collection", "my..cases", CollectionRule)]
    [InlineData("Collection", "a2345678901234567890123456789012345678901234567x", CollectionRule)]
    [InlineData("Token", "two\nlines", "Chroma__Token must be printable ASCII without spaces.")]
    public void Refuses(string key, string value, string message)
    {
        var failure = Assert.Single(Validate(new() { [$"Chroma:{key}"] = value }));

        Assert.EndsWith(message, failure, StringComparison.Ordinal);
    }

    private const string UrlRule = "Chroma__Url must be an absolute http or https URL, such as http://127.0.0.1:8000.";
    private const string CollectionRule =
        "Chroma__Collection must be 1 to 47 letters, digits, '.', '_', '-', the first a letter or digit, without '..'.";

    private static IEnumerable<string> Validate(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddLogging().AddChroma(configuration).BuildServiceProvider();
        try
        {
            // What the host runs at start.
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
    }
}
