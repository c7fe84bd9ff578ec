using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;

namespace IvrFunctions.Tests.Chroma;

public sealed class InMemoryCaseIndexTests : CaseIndexConformance
{
    private readonly InMemoryCaseIndex _index = new();

    protected override ICaseIndex Index => _index;

    [Fact]
    public async Task Fails_as_the_server_does_while_it_is_down()
    {
        _index.IsDown = true;

        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(
            () => _index.PingAsync(TestContext.Current.CancellationToken));

        Assert.Equal("chroma", error.Service);
    }
}
