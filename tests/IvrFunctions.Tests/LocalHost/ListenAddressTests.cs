using IvrFunctions.LocalHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Tests.LocalHost;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData(null, null, "http://127.0.0.1:7071")]
    [InlineData(null, "8080", "http://127.0.0.1:8080")]
    [InlineData("http://localhost:5000;http://[::1]:5000", "8080", "http://localhost:5000;http://[::1]:5000")]
    public void Listens_where_the_settings_say(string? urls, string? port, string expected) =>
        Assert.Equal(expected, ListenAddress.From(Settings(urls, port)));

    [Theory]
    [InlineData("http://0.0.0.0:7071", null, "--urls must be loopback addresses, such as http://127.0.0.1:7071.")]
    [InlineData("http://*:7071", null, "--urls must be loopback addresses, such as http://127.0.0.1:7071.")]
    [InlineData("http://localhost:1;http://192.168.1.2:1", null, "--urls must be loopback addresses, such as http://127.0.0.1:7071.")]
    [InlineData(null, "70710", "IVR_PORT must be a port number.")]
    [InlineData(null, "http", "IVR_PORT must be a port number.")]
    public void Refuses_other_addresses(string? urls, string? port, string error)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => ListenAddress.From(Settings(urls, port)));

        Assert.Equal([error], exception.Failures);
    }

    private static IConfigurationRoot Settings(string? urls, string? port) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls), new("IVR_PORT", port)]).Build();
}
