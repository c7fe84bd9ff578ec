using IvrFunctions.Core;
using Microsoft.AspNetCore.Http;

namespace IvrFunctions.Functions.Http;

/// <summary>Reads the body of a question, which is small.</summary>
internal static class RequestBody
{
    /// <exception cref="InvalidRequestException">The body is longer than <see cref="HttpLimits.MaxQuestionBytes"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // One byte more tells a body that is too long from one that just fits.
        var buffer = new byte[HttpLimits.MaxQuestionBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= HttpLimits.MaxQuestionBytes
            ? buffer.AsMemory(0, length)
            : throw new InvalidRequestException("body", "The body of a question must have at most 64 KB.");
    }
}
