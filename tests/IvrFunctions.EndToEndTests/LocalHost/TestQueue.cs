using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace IvrFunctions.EndToEndTests.LocalHost;

/// <summary>A queue as a producer or consumer outside the host sees it: base64 texts.</summary>
internal sealed class TestQueue(string connection, string name)
{
    private readonly QueueClient queue = new(connection, name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task SendAsync(string text) => SendRawAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

    public async Task SendRawAsync(string body)
    {
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        await queue.SendMessageAsync(body, Token);
    }

    /// <summary>Waits for a message and removes it.</summary>
    public async Task<string> TakeAsync() => Encoding.UTF8.GetString(Convert.FromBase64String(await TakeRawAsync()));

    public async Task<string> TakeRawAsync()
    {
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        while (true)
        {
            QueueMessage? message = await queue.ReceiveMessageAsync(cancellationToken: Token);
            if (message is not null)
            {
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
                return message.MessageText;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
        }
    }

    /// <summary>Messages in the queue, hidden ones too.</summary>
    public async Task<int> CountAsync() => (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount;
}
