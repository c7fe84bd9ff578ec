using System.Globalization;
using System.Text;

namespace IvrFunctions.EndToEndTests.Product;

/// <summary>Writes call logs with known counts.</summary>
internal static class CallLog
{
    public const string Header = "call_id,timestamp,caller_id,call_type,channel,failure_step,failure_reason,customer_segment,region,outcome,notes\n";

    /// <summary>
    /// Of every 10 calls 3 fail with biometric_fail at authentication and 1 with backend_timeout at balance_lookup; failures with
    /// biometric_fail are premium, all others standard.
    /// </summary>
    public static string Calls(int count, string prefix = "c", string notes = "")
    {
        var csv = new StringBuilder(Header);
        var start = new DateTime(2025, 3, 3, 9, 0, 0, DateTimeKind.Unspecified);
        for (var i = 0; i < count; i++)
        {
            var end = (i % 10) switch
            {
                0 or 3 or 6 => "authentication,biometric_fail,premium,norte,failed",
                9 => "balance_lookup,backend_timeout,standard,sur,abandoned",
                _ => ",,standard,norte,completed",
            };
            var time = start.AddMinutes(i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"{prefix}{i},{time},600{i:D6},billing,phone,{end},{notes}\n");
        }

        return csv.ToString();
    }
}
