using System.Security.Cryptography;
using System.Text;
using IvrFunctions.Core.Ports;

namespace IvrFunctions.Core.Analysis;

/// <summary>The id of an analysis: a hash of everything the answer depends on, so that a repeated question has the same id.</summary>
internal static class AnalysisIdentity
{
    public static string Of(
        ICallSnapshot snapshot, AnalysisRequest request, AnalysisEvidence evidence, EmbedderIdentity? embedder, ModelReference explainedBy)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(snapshot.Version);
        Add(request.Question);
        Add(request.CallId);
        Add($"{request.Cases} {request.Language} {PromptTexts.Version}");
        foreach (var (attribute, value) in request.Attributes.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            Add(attribute);
            Add(value);
        }

        foreach (var similar in evidence.Cases) Add(similar.CaseId);
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
