using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IvrFunctions.Core.Analysis.Verification;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>
/// The id of an analysis: a hash of everything the answer depends on, so that a repeated question has the same id, and a stored
/// answer is found by it.
/// </summary>
internal static class AnalysisIdentity
{
    /// <param name="seed">The seed of the model's answers.</param>
    public static string Of(
        ICallSnapshot snapshot,
        AnalysisRequest request,
        AnalysisEvidence evidence,
        EmbedderIdentity? embedder,
        ModelReference explainedBy,
        long? seed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(snapshot.Version);
        Add(request.Question);
        Add(request.CallId);
        Add($"{request.Cases} {request.Language} {PromptTexts.Version} {StatementVerifier.Version} {seed}");
        foreach (var (attribute, value) in request.Attributes.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            Add(attribute);
            Add(value);
        }

        // The evidence as it stands: another version of the app may compute other facts from the same calls.
        Add(JsonSerializer.Serialize(evidence, AnalysisJson.Default.AnalysisEvidence));
        Add(embedder?.Fingerprint);
        Add(explainedBy.ToString());
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));

        void Add(string? part)
        {
            // The length parts the pieces: no two lists of pieces read the same.
            hash.AppendData(BitConverter.GetBytes(part?.Length ?? -1));
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
        }
    }
}
