using System.Globalization;
using CsvHelper;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Cli.Evaluation;

/// <summary>The current row of a generated call log, by the attributes that answers use.</summary>
internal readonly record struct GeneratedRow(CsvReader Reader)
{
    public string CallId => Reader.GetString("call_id");

    public string this[string attribute] => attribute switch
    {
        CallAttributes.HourBand => HourBands.Of(Time.Hour),
        CallAttributes.Weekday => Weekdays.Of(Time.DayOfWeek),
        _ => Reader.GetString(attribute),
    };

    private DateTime Time => DateTime.ParseExact(Reader.GetString("timestamp"), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    public bool Reaches(string step) => Reader.GetString(CallAttributes.MenuPath).Split('>').Contains(step);
}
