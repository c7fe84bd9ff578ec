using System.Globalization;
using System.Text;

namespace IvrFunctions.Tests.Ingestion;

/// <summary>Writes small call logs: every second call fails, so that a reason makes one failed and one other story.</summary>
internal static class CallRowsText
{
    public static string Calls(int count, string reason = "biometric_fail", string idPrefix = "c")
    {
        var csv = new StringBuilder("call_id,timestamp,call_type,failure_step,failure_reason,customer_segment,outcome,notes\n");
        var start = new DateTime(2025, 3, 1, 8, 0, 0, DateTimeKind.Unspecified);
        for (var i = 0; i < count; i++)
        {
            var time = start.AddSeconds(i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            var end = i % 2 == 0 ? $"authentication,{reason},premium,failed," : ",,premium,completed,";
            csv.Append(CultureInfo.InvariantCulture, $"{idPrefix}{i},{time},billing,{end}\n");
        }

        return csv.ToString();
    }
}
