namespace IvrFunctions.EndToEndTests.Product;

/// <summary>The product with calls in it, for all tests of a class.</summary>
public abstract class StoredCalls : IAsyncLifetime
{
    public RunningProduct Product { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Product.InitializeAsync();
        await StoreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task StoreAsync();

    protected async Task IngestAsync(string name, string csv) =>
        Assert.Equal("completed", (string?)(await Product.IngestAsync(name, csv))["state"]);
}
