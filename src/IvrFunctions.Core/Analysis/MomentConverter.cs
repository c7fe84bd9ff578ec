using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IvrFunctions.Core.Analysis;

/// <summary>A moment as requests give it: a day, or a day and a time where it is not midnight.</summary>
internal sealed class MomentConverter : JsonConverter<DateTime>
{
    private const string Day = "yyyy-MM-dd";
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.TryParseExact(reader.GetString(), [Day, Minute], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new JsonException("A moment must be a day, or a day and a time.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(value.TimeOfDay == TimeSpan.Zero ? Day : Minute, CultureInfo.InvariantCulture));
}
