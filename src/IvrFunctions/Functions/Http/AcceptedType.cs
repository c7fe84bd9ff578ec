using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IvrFunctions.Functions.Http;

internal static class AcceptedType
{
    private static readonly MediaTypeHeaderValue PlainText = new("text/plain");

    private static readonly MediaTypeHeaderValue EventStream = new("text/event-stream");

    private static readonly MediaTypeHeaderValue Html = new("text/html");

    private static readonly MediaTypeHeaderValue Markdown = new("text/markdown");

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Whether the client would rather have text than JSON, which is what it gets if it does not say.</summary>
    public static bool IsPlainText(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Weigh(accepted, PlainText) > Weigh(accepted, Json);
    }

    /// <summary>Whether the client would rather have events than JSON.</summary>
    public static bool IsEventStream(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Weigh(accepted, EventStream) > Weigh(accepted, Json);
    }

    /// <summary>Whether the client would rather have Markdown than HTML.</summary>
    public static bool IsMarkdown(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Weigh(accepted, Markdown) > Weigh(accepted, Html);
    }

    private static double Weigh(IList<MediaTypeHeaderValue> accepted, MediaTypeHeaderValue type) =>
        accepted.Where(range => type.IsSubsetOf(range)).Select(range => range.Quality ?? 1).DefaultIfEmpty(0).Max();
}
