using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;

namespace IvrFunctions.Tests.Chroma;

public sealed class InMemoryCaseIndexTests : CaseIndexConformance
{
    private readonly InMemoryCaseIndex index = new();

    protected override ICaseIndex Index => index;

    [Fact]
    public async Task Fails_as_the_server_does_while_it_is_down()
    {
        index.IsDown = true;

        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(
            () => index.PingAsync(TestContext.Current.CancellationToken));

        Assert.Equal("chroma", error.Service);
    }
}
