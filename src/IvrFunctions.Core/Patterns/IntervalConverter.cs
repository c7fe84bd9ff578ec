using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Patterns;

/// <summary>An interval as JSON: <c>[low, high]</c>.</summary>
internal sealed class IntervalConverter : JsonConverter<Interval>
{
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An interval is an array of two numbers.");
        reader.Read();
        var low = reader.GetDouble();
        reader.Read();
        var high = reader.GetDouble();
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray
            ? new Interval(low, high)
            : throw new JsonException("An interval is an array of two numbers.");
    }

    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Low);
        writer.WriteNumberValue(value.High);
        writer.WriteEndArray();
    }
}
