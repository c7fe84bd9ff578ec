using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Analysis;

/// <summary>Reads requests from JSON bodies and queue messages, and from query strings, by the same rules.</summary>
public sealed class AnalysisRequestReader(ICallArchive archive, IOptions<IvrOptions> options)
{
    private const int MaxQuestionLength = 2_000;
    private const int MaxTextLength = 200;

    private static readonly string[] OtherFields = ["question", "call_id", "cases", "language"];

    /// <summary>Request field to attribute. How calls ended is no attribute to ask about: all failed.</summary>
    private static readonly FrozenDictionary<string, string> AttributeFields = CallAttributes.All
        .Where(attribute => attribute != CallAttributes.Outcome)
        .ToFrozenDictionary(RequestFields.Of, StringComparer.Ordinal);

    /// <exception cref="InvalidRequestException">The body is no JSON object, or a field of it cannot be used.</exception>
    /// <exception cref="ServiceUnavailableException">The archive does not say whether it has a column of a name.</exception>
    public async Task<AnalysisRequest> ReadJsonAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        using var document = Parse(utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidRequestException("body", "The body must be a JSON object.");
        }

        var properties = document.RootElement.EnumerateObject().ToList();
        var fields = new Fields(await FindColumnsAsync(properties.Select(property => property.Name), cancellationToken));
        foreach (var property in properties)
        {
            if (property.Value.ValueKind == JsonValueKind.Null) fields.Know(property.Name);
            else if (property.Name == "cases") fields.SetCases(WholeNumber(property.Value));
            else fields.SetText(property.Name, property.Value.ValueKind == JsonValueKind.String ? Text(property) : null);
        }

        return fields.ToRequest(options.Value);
    }

    /// <summary>Reads query pairs, where numbers are text.</summary>
    /// <exception cref="InvalidRequestException">A field cannot be used.</exception>
    /// <exception cref="ServiceUnavailableException">The archive does not say whether it has a column of a name.</exception>
    public async Task<AnalysisRequest> ReadQueryAsync(IEnumerable<KeyValuePair<string, string?>> pairs, CancellationToken cancellationToken)
    {
        var given = pairs.ToList();
        var fields = new Fields(await FindColumnsAsync(given.Select(pair => pair.Key), cancellationToken));
        foreach (var (name, value) in given)
        {
            if (name == "cases")
            {
                fields.SetCases(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : null);
            }
            else
            {
                fields.SetText(name, value ?? "");
            }
        }

        return fields.ToRequest(options.Value);
    }

    /// <summary>The columns of the uploads that hold no field, by name; the archive is asked only where a request may name one.</summary>
    private async ValueTask<IReadOnlySet<string>> FindColumnsAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        if (names.All(name => AttributeFields.ContainsKey(name) || OtherFields.Contains(name))) return FrozenSet<string>.Empty;
        var calls = await archive.OpenAsync(cancellationToken);
        return calls.Dimensions.Where(dimension => dimension.Headers.Count > 0).Select(dimension => dimension.Name).ToHashSet(StringComparer.Ordinal);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8);
        }
        catch (JsonException)
        {
            throw new InvalidRequestException("body", "The body is not valid JSON.");
        }
    }

    private static string Text(JsonProperty property)
    {
        try
        {
            return property.Value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair passes the parser and fails here.
            throw new InvalidRequestException(property.Name, $"{property.Name} is not valid text.");
        }
    }

    private static int? WholeNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private sealed class Fields(IReadOnlySet<string> columns)
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        private string? question;
        private string? callId;
        private int cases = AnalysisRequest.DefaultCases;
        private TextLanguage? language;

        public void Know(string name)
        {
            if (!OtherFields.Contains(name) && !AttributeFields.ContainsKey(name) && !columns.Contains(name))
            {
                // A name is the caller's data as well: only one that can be a field's is worth repeating.
                throw name.Length <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
                    ? new InvalidRequestException(name, $"{name} is not a field of an analysis.")
                    : new InvalidRequestException("body", "The request has a field that an analysis does not know.");
            }

            if (!seen.Add(name)) throw new InvalidRequestException(name, $"{name} is given twice.");
        }

        public void SetCases(int? value)
        {
            Know("cases");
            if (value is not (>= 1 and <= AnalysisRequest.MaxCases))
            {
                throw new InvalidRequestException("cases", $"cases must be a whole number from 1 to {AnalysisRequest.MaxCases}.");
            }

            cases = value.Value;
        }

        /// <param name="name">The field.</param>
        /// <param name="value">Its text; <see langword="null"/> where the request holds something else.</param>
        public void SetText(string name, string? value)
        {
            Know(name);
            if (value is null) throw new InvalidRequestException(name, $"{name} must be text.");
            var text = value.Trim();
            if (text.Length == 0) throw new InvalidRequestException(name, $"{name} must not be empty.");
            var limit = name == "question" ? MaxQuestionLength : MaxTextLength;
            if (text.Length > limit)
            {
                throw new InvalidRequestException(name, $"{name} must have at most {limit} characters.");
            }

            switch (name)
            {
                case "question": question = text; break;
                case "call_id": callId = text; break;
                case "language": language = Language(text); break;
                default: attributes[AttributeFields.GetValueOrDefault(name, name)] = text; break;
            }
        }

        public AnalysisRequest ToRequest(IvrOptions options)
        {
            if (question is null && callId is null && attributes.Count == 0)
            {
                throw new InvalidRequestException("question", "Nothing to analyse: give a question, a call_id or an attribute.");
            }

            return new AnalysisRequest
            {
                Question = question,
                CallId = callId,
                Attributes = attributes,
                Cases = cases,
                Language = language ?? Language(options.Language),
            };
        }

        private static TextLanguage Language(string text) => text switch
        {
            "es" => TextLanguage.Es,
            "en" => TextLanguage.En,
            _ => throw new InvalidRequestException("language", "language must be es or en."),
        };
    }
}
