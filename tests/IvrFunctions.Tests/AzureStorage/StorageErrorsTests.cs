using Azure;
using IvrFunctions.Adapters.AzureStorage;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Tests.AzureStorage;

public sealed class StorageErrorsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(507, "InsufficientStorage", "Full.", "InsufficientStorage")]
    [InlineData(409, "AccountQuotaExceeded", "Over the quota.", "AccountQuotaExceeded")]
    [InlineData(412, "InsufficientAccountResources", "Over the quota.", "InsufficientAccountResources")]
    [InlineData(500, "InternalError", "ENOSPC: no space left on device, write", "InternalError")]
    public async Task A_full_account_is_said_to_be_full(int status, string code, string message, string reason)
    {
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => FailAsync(new RequestFailedException(status, message, code, null)));

        Assert.Equal(
            ("storage", $"The storage account has no room left ({reason}): free some and it goes on."), (error.Service, error.Message));
    }

    [Fact]
    public async Task A_full_account_shows_through_the_attempts_of_the_client()
    {
        var attempts = new AggregateException("Retry failed.", new RequestFailedException(507, "Full.", "InsufficientStorage", null));

        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => FailAsync(attempts));

        Assert.Equal("The storage account has no room left (InsufficientStorage): free some and it goes on.", error.Message);
    }

    [Fact]
    public async Task A_server_that_is_busy_does_not_answer()
    {
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(
            () => FailAsync(new RequestFailedException(503, "Busy.", "ServerBusy", null)));

        Assert.Equal("The storage account does not answer (ServerBusy).", error.Message);
    }

    [Theory]
    [InlineData(404, "BlobNotFound")]
    [InlineData(409, "BlobAlreadyExists")]
    [InlineData(412, "ConditionNotMet")]
    public async Task A_condition_that_does_not_hold_is_a_blob_that_changed(int status, string code)
    {
        var error = await Assert.ThrowsAsync<BlobChangedException>(() => FailAsync(new RequestFailedException(status, "No.", code, null)));

        Assert.Equal($"calls.csv was changed, replaced or removed meanwhile ({code}).", error.Message);
    }

    [Fact]
    public async Task The_callers_own_cancellation_stays_one()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => StorageErrors.TranslateAsync<int>("calls.csv", () => throw new OperationCanceledException(cancelled.Token), cancelled.Token));
    }

    private static Task<int> FailAsync(Exception error) => StorageErrors.TranslateAsync<int>("calls.csv", () => throw error, Token);
}
