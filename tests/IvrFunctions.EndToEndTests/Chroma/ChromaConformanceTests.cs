using IvrFunctions.Core.Ports;
using IvrFunctions.EndToEndTests.Services;
using IvrFunctions.Tests.Conformance;

namespace IvrFunctions.EndToEndTests.Chroma;

public sealed class ChromaConformanceTests(LocalServices services) : CaseIndexConformance, IAsyncDisposable
{
    private readonly ChromaHost host = new(services.ChromaUrl);

    protected override ICaseIndex Index => host.Index;

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
