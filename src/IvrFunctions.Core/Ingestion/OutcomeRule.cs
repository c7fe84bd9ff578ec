using System.Text.Json.Serialization;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Ingestion;

/// <summary>What a value of a column says about how a call ended, by the user's mapping.</summary>
/// <param name="Column">The column, counted from 0.</param>
/// <param name="Value">The value, folded.</param>
/// <param name="Outcome"><see langword="null"/> where the row is no call.</param>
public sealed record OutcomeRule(
    int Column, string Value, [property: JsonConverter(typeof(SnakeCaseEnumConverter<CallOutcome>))] CallOutcome? Outcome);
