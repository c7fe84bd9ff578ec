using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IvrFunctions.Functions.Http;

/// <summary>How a client wants to be answered.</summary>
internal static class Preferences
{
    /// <summary>RFC 7240: an answer that says where to fetch the result.</summary>
    public const string RespondAsync = "respond-async";

    public static bool WantsAsync(HttpRequest request) => request.Headers["Prefer"]
        .SelectMany(header => (header ?? "").Split(',', ';'))
        .Any(preference => preference.Trim().Equals(RespondAsync, StringComparison.OrdinalIgnoreCase));

    /// <summary><c>Cache-Control: no-cache</c>: the model is asked even where its answer is stored.</summary>
    public static bool WantsFresh(HttpRequest request) =>
        CacheControlHeaderValue.TryParse(request.Headers.CacheControl.ToString(), out var control) && (control.NoCache || control.NoStore);
}
