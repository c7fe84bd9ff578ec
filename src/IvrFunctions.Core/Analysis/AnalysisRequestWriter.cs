using System.Text;
using System.Text.Json;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Core.Analysis;

/// <summary>Writes requests as <see cref="AnalysisRequestReader"/> reads them.</summary>
internal static class AnalysisRequestWriter
{
    /// <summary>The request as a message of <c>ivr-analyze</c> whose answer is kept under the id.</summary>
    public static string ToMessage(string analysisId, AnalysisRequest request, bool refresh)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("analysis_id", analysisId);
            if (refresh) json.WriteBoolean("refresh", true);
            json.WriteStartObject("request");
            if (request.Question is { } question) json.WriteString("question", question);
            if (request.CallId is { } callId) json.WriteString("call_id", callId);
            foreach (var (attribute, value) in request.Attributes) json.WriteString(RequestFields.Of(attribute), value);

            json.WriteNumber("cases", request.Cases);
            json.WriteString("language", request.Language == TextLanguage.Es ? "es" : "en");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
