using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;

namespace IvrFunctions.Tests.Doubles;

public sealed class InMemoryBlobsTests : BlobsConformance
{
    protected override IBlobs Blobs { get; } = new InMemoryBlobs(TimeProvider.System);
}
