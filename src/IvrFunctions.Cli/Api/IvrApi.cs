using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Ingestion;
using IvrFunctions.Core.Patterns;

namespace IvrFunctions.Cli.Api;

/// <summary>The HTTP API, as any other program sees it.</summary>
internal sealed class IvrApi(HttpClient http, Uri address)
{
    public Uri Address => address;

    public async Task<AnalysisReply> AnalyzeAsync(AnalysisRequest request, CancellationToken cancellationToken) =>
        Parse(await AnalyzeAsJsonAsync(request, cancellationToken), ApiJson.Default.AnalysisReply);

    /// <summary>The answer as it came.</summary>
    public async Task<string> AnalyzeAsJsonAsync(AnalysisRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, At("/api/analyze"));
        message.Content = JsonContent.Create(request, ApiJson.Default.AnalysisRequest);
        using var response = await SendAsync(message, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Asks by the fields of a request, and for an answer made now: a stored one says nothing of models or times.</summary>
    public async Task<AnalysisResult> AnalyzeAnewAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, At("/api/analyze"));
        message.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        message.Content = JsonContent.Create(fields, ApiJson.Default.IReadOnlyDictionaryStringString);
        using var response = await SendAsync(message, cancellationToken);
        return Parse(await response.Content.ReadAsStringAsync(cancellationToken), AnalysisJson.Default.AnalysisResult);
    }

    /// <param name="query">The query string, with its question mark.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<SummaryReply> GetSummaryAsync(string query, CancellationToken cancellationToken) =>
        Parse(await GetSummaryAsJsonAsync(query, cancellationToken), ApiJson.Default.SummaryReply);

    /// <summary>The answer as it came.</summary>
    public Task<string> GetSummaryAsJsonAsync(string query, CancellationToken cancellationToken) =>
        GetAsync("/api/summary" + query, cancellationToken);

    /// <inheritdoc cref="GetSummaryAsync"/>
    public async Task<FlowReply> GetFlowAsync(string query, CancellationToken cancellationToken) =>
        Parse(await GetFlowAsJsonAsync(query, cancellationToken), ApiJson.Default.FlowReply);

    /// <inheritdoc cref="GetSummaryAsJsonAsync"/>
    public Task<string> GetFlowAsJsonAsync(string query, CancellationToken cancellationToken) =>
        GetAsync("/api/flow" + query, cancellationToken);

    /// <inheritdoc cref="GetSummaryAsync"/>
    public async Task<PatternReport> GetPatternsAsync(string query, CancellationToken cancellationToken) =>
        Parse(await GetPatternsAsJsonAsync(query, cancellationToken), PatternsJson.Default.PatternReport);

    /// <inheritdoc cref="GetSummaryAsJsonAsync"/>
    public Task<string> GetPatternsAsJsonAsync(string query, CancellationToken cancellationToken) =>
        GetAsync("/api/patterns" + query, cancellationToken);

    /// <summary>Uploads a CSV and gives the path of its ingestion.</summary>
    /// <param name="name">Name of the source.</param>
    /// <param name="mapping">A mapping as JSON, if any.</param>
    /// <param name="csv">The CSV.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<string> UploadAsync(string name, string? mapping, Stream csv, CancellationToken cancellationToken)
    {
        using var message = Post("/api/calls", name, mapping, csv);
        using var response = await SendAsync(message, cancellationToken);
        return response.Headers.Location?.OriginalString
            ?? throw new CliException($"{address} took the upload but named no ingestion (no Location in its answer).");
    }

    /// <summary>Asks what would become of a CSV and gives the answer as it came.</summary>
    /// <param name="name">Name it would be uploaded by.</param>
    /// <param name="mapping">A mapping as JSON, if any.</param>
    /// <param name="start">The CSV or its start.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<string> InspectAsJsonAsync(string name, string? mapping, Stream start, CancellationToken cancellationToken)
    {
        using var message = Post("/api/inspect", name, mapping, start);
        using var response = await SendAsync(message, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <inheritdoc cref="InspectAsJsonAsync"/>
    public async Task<InspectionReply> InspectAsync(string name, string? mapping, Stream start, CancellationToken cancellationToken) =>
        Parse(await InspectAsJsonAsync(name, mapping, start, cancellationToken), ApiJson.Default.InspectionReply);

    /// <param name="path">As <see cref="UploadAsync"/> gave it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IngestionStatus> GetIngestionAsync(string path, CancellationToken cancellationToken) =>
        Parse(await GetAsync(path, cancellationToken), IngestionJson.Default.IngestionStatus);

    public async Task<IReadOnlyList<IngestionStatus>> GetIngestionsAsync(CancellationToken cancellationToken) =>
        Parse(await GetAsync("/api/ingestions", cancellationToken), IngestionJson.Default.IngestionList).Ingestions;

    /// <summary>Tries a failed ingestion again and gives its path.</summary>
    public async Task<string> RetryAsync(string id, CancellationToken cancellationToken)
    {
        var path = $"/api/ingestions/{Uri.EscapeDataString(id)}";
        using var message = new HttpRequestMessage(HttpMethod.Post, At($"{path}/retry"));
        using var response = await SendAsync(message, cancellationToken);
        return path;
    }

    public async Task RemoveSourceAsync(string name, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Delete, At($"/api/sources/{PathOf(name)}"));
        using var response = await SendAsync(message, cancellationToken);
    }

    /// <summary>Where the report on a source can be read.</summary>
    public Uri ReportOf(string source) => At($"/api/reports/{PathOf(source)}");

    private static string PathOf(string source) => string.Join('/', source.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Begins to embed the stored cases anew, or goes on with it.</summary>
    public async Task<ReindexReply> StartReindexAsync(CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, At("/api/reindex"));
        using var response = await SendAsync(message, cancellationToken);
        return Parse(await response.Content.ReadAsStringAsync(cancellationToken), ApiJson.Default.ReindexReply);
    }

    public async Task<ReindexReply> GetReindexAsync(CancellationToken cancellationToken) =>
        Parse(await GetAsync("/api/reindex", cancellationToken), ApiJson.Default.ReindexReply);

    /// <summary>How the app is; an unhealthy one answers 503 with the same body.</summary>
    public async Task<HealthReply> GetHealthAsync(CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, At("/api/health"));
        using var response = await SendAsync(message, cancellationToken, HttpStatusCode.ServiceUnavailable);
        return Parse(await response.Content.ReadAsStringAsync(cancellationToken), ApiJson.Default.HealthReply);
    }

    private HttpRequestMessage Post(string path, string name, string? mapping, Stream csv)
    {
        var query = $"?name={Uri.EscapeDataString(name)}{(mapping is null ? "" : $"&mapping={Uri.EscapeDataString(mapping)}")}";
        var message = new HttpRequestMessage(HttpMethod.Post, At(path + query)) { Content = new StreamContent(csv) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return message;
    }

    private async Task<string> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, At(path));
        using var response = await SendAsync(message, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message, CancellationToken cancellationToken, HttpStatusCode? alsoFine = null)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new CliException($"Nothing answers at {address}: {exception.Message} Is ivr up running?", exception);
        }

        if (response.IsSuccessStatusCode || response.StatusCode == alsoFine)
            return response;
        using (response)
            throw await DescribeAsync(response, cancellationToken);
    }

    private static async Task<CliException> DescribeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? Parse(body, ApiJson.Default.Problem)
            : new Problem(response.ReasonPhrase, body.Length > 0 ? body : null, null, null);
        var where = problem.Field is { } field ? $" ({field})" : "";
        var later = response.Headers.RetryAfter?.Delta is { } delay ? $" Try again in {delay.TotalSeconds:0} s." : "";
        return new CliException($"{(int)response.StatusCode} {problem.Title}{where}{(problem.Detail is null ? "" : ": ")}{problem.Detail}{later}");
    }

    private static T Parse<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new CliException($"The answer is not what this program expects: {exception.Message}", exception);
        }
    }

    private Uri At(string path) => new(address, path);
}
