using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace IvrFunctions.Core;

/// <summary>JSON that people read as well: in a terminal, mostly in Spanish.</summary>
public static class JsonLetters
{
    /// <summary>The options for a serializer context that writes letters as they are.</summary>
    public static JsonSerializerOptions WithLetters(this JsonSerializerOptions options) =>
        new(options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), TypeInfoResolver = null };
}
