using System.Security.Cryptography;
using System.Text;

namespace IvrFunctions.Core.Ports;

/// <summary>
/// What makes vectors comparable: provider, model, the digest of its weights, the length of its vectors, and the prefixes put
/// before texts. Prefixes belong to the model (nomic-embed-text wants <c>search_document: </c> and <c>search_query: </c>).
/// </summary>
public sealed record EmbedderIdentity(
    string Provider, string Model, string Digest, int Dimensions, string DocumentPrefix, string QueryPrefix, int PrefixVersion)
{
    /// <summary>Eight hexadecimal digits that differ where any part differs; part of the collections' names.</summary>
    public string Fingerprint
    {
        get
        {
            var parts = $"{Provider}\n{Model}\n{Digest}\n{Dimensions}\n{DocumentPrefix}\n{QueryPrefix}\n{PrefixVersion}";
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 4));
        }
    }
}

/// <summary>The chat model that words explanations.</summary>
public sealed record ChatModelIdentity(string Provider, string Model, string Digest);

/// <summary>Which models are in use, as the model server says now.</summary>
public interface IModelCatalog
{
    /// <exception cref="ServiceUnavailableException">The model server does not answer, or lacks the model.</exception>
    Task<EmbedderIdentity> GetEmbedderAsync(CancellationToken cancellationToken);

    /// <summary>The chat model, or <see langword="null"/> where explanations are written by templates.</summary>
    /// <exception cref="ServiceUnavailableException">The model server does not answer, or lacks the model.</exception>
    Task<ChatModelIdentity?> GetChatModelAsync(CancellationToken cancellationToken);
}
