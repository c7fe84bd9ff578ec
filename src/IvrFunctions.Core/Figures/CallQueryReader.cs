using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Narratives;
using IvrFunctions.Core.Ports;
using Microsoft.Extensions.Options;

namespace IvrFunctions.Core.Figures;

/// <summary>
/// Reads which calls are asked about from query strings: a dimension of the archive a parameter (<c>call_language</c> for a call's
/// language), <c>from</c>, <c>to</c>, <c>period</c> and the answer's <c>language</c>.
/// </summary>
public sealed class CallQueryReader(ICallArchive archive, IOptions<IvrOptions> options)
{
    /// <summary>Long enough for the path of a call.</summary>
    private const int MaxTextLength = 1_000;

    /// <summary>Values a parameter is compared with; rarer ones must be spelled as the archive does.</summary>
    private const int MaxValues = 500;

    /// <summary>Values that an error names.</summary>
    private const int NamedValues = 20;

    private const string LanguageField = "language";
    private static readonly string[] PeriodFields = [CallPeriod.FromField, CallPeriod.ToField, CallPeriod.LengthField];

    /// <param name="pairs">The pairs of the query string.</param>
    /// <param name="others">Parameters that the endpoint knows besides, and reads itself.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidRequestException">A parameter or value is not known, given twice or empty, or no period.</exception>
    /// <exception cref="ServiceUnavailableException">The archive does not answer.</exception>
    public async Task<CallQuery> ReadAsync(
        IEnumerable<KeyValuePair<string, string?>> pairs, IReadOnlyCollection<string> others, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(others);
        var calls = await archive.OpenAsync(cancellationToken);
        var dimensions = calls.Dimensions.Select(dimension => dimension.Name).ToDictionary(RequestFields.Of, StringComparer.Ordinal);
        var fields = ReadFields(pairs, [.. dimensions.Keys, .. PeriodFields, LanguageField, .. others]);
        var language = ReadLanguage(fields);
        var period = CallPeriod.Read(fields);

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, given) in fields)
        {
            if (dimensions.TryGetValue(field, out var dimension))
            {
                values[dimension] = await FindValueAsync(calls, field, dimension, given, cancellationToken);
            }
        }

        var filter = period.Apply(new CallFilter(values), calls.Population);
        var hasPeriod = filter.From is not null || filter.To is not null;
        var undated = hasPeriod ? await calls.CountWithoutDateAsync(filter, cancellationToken) : 0;
        return new CallQuery
        {
            Calls = calls,
            Filter = filter,
            Previous = CallPeriod.Before(filter),
            Language = language,
            Others = fields.Where(field => others.Contains(field.Key)).ToDictionary(StringComparer.Ordinal),
            Warnings = undated > 0 ? [FigureWording.WithoutDate(language, undated)] : [],
        };
    }

    private static Dictionary<string, string> ReadFields(IEnumerable<KeyValuePair<string, string?>> pairs, string[] known)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (!known.Contains(name))
            {
                // A name is the caller's data as well: only one that can be a parameter's is worth repeating.
                var safe = name.Length <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? name : "query";
                throw new InvalidRequestException(safe, $"Not a parameter here. Known are {string.Join(", ", known)}.");
            }

            var text = (value ?? "").Trim();
            if (text.Length == 0) throw new InvalidRequestException(name, $"{name} must not be empty.");
            if (text.Length > MaxTextLength)
            {
                throw new InvalidRequestException(name, $"{name} must have at most {MaxTextLength} characters.");
            }

            if (!fields.TryAdd(name, text)) throw new InvalidRequestException(name, $"{name} is given twice.");
        }

        return fields;
    }

    private TextLanguage ReadLanguage(Dictionary<string, string> fields) => fields.GetValueOrDefault(LanguageField) switch
    {
        null => options.Value.TextLanguage,
        "es" => TextLanguage.Es,
        "en" => TextLanguage.En,
        _ => throw new InvalidRequestException(LanguageField, "language must be es or en."),
    };

    private static async Task<string> FindValueAsync(
        ICallSnapshot calls, string field, string dimension, string given, CancellationToken cancellationToken)
    {
        var values = dimension switch
        {
            CallAttributes.HourBand => HourBandBounds.Names,
            CallAttributes.Weekday => Weekdays.All,
            CallAttributes.Outcome => CallOutcomes.All,
            _ => await calls.GetAllValuesAsync(dimension, MaxValues, cancellationToken),
        };
        if (ValueMatcher.Match(dimension, given, values) is { } value) return value;

        // In an empty archive no value is wrong; and one that is too rare for the list is known by its spelling.
        if (calls.Population.Calls == 0 || (values.Count == MaxValues && await OccursAsync(calls, dimension, given, cancellationToken)))
        {
            return given;
        }

        var more = values.Count > NamedValues ? " …" : "";
        throw new InvalidRequestException(
            field,
            values.Count == 0
                ? $"No call of the archive has a {field}."
                : $"Not a {field} of the archive. Known are {string.Join(", ", values.Take(NamedValues))}{more}.");
    }

    private static async Task<bool> OccursAsync(ICallSnapshot calls, string dimension, string value, CancellationToken cancellationToken)
    {
        var filter = new CallFilter(new Dictionary<string, string> { [dimension] = value });
        var groups = await calls.CountAsync(filter, CallFilter.All, [[]], cancellationToken);
        return groups.Sum(group => group.Calls) > 0;
    }
}
