using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>What the cells of a column of times tell.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TimestampKind>))]
public enum TimestampKind
{
    None,
    DateAndTime,

    /// <summary>A date, or a date with midnight in every cell.</summary>
    DateOnly,

    /// <summary>A time of day, or one on the zero day of a spreadsheet (1899-12-30 to 1900-01-01).</summary>
    TimeOnly,
}
