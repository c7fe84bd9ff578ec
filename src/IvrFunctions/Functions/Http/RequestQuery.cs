using Microsoft.AspNetCore.Http;

namespace IvrFunctions.Functions.Http;

internal static class RequestQuery
{
    /// <summary>The function key, which Azure accepts in the query: the host's, not the question's.</summary>
    private const string KeyParameter = "code";

    /// <summary>The pairs of the query string, one for every time a name is given.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Read(HttpRequest request) =>
        from parameter in request.Query
        where parameter.Key != KeyParameter
        from value in parameter.Value
        select KeyValuePair.Create(parameter.Key, value);
}
