using IvrFunctions.Core.Ports;
using IvrFunctions.Tests.Conformance;

namespace IvrFunctions.Tests.Doubles;

public sealed class InMemoryBlobsTests : BlobsConformance
{
    private readonly InMemoryBlobs blobs = new(TimeProvider.System);

    protected override IBlobs Blobs => blobs;

    protected override Task LoseLockAsync(string name) => blobs.LoseLockAsync(name);
}
