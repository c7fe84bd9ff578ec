using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using IvrFunctions.Core.Telemetry;

namespace IvrFunctions.Tests.Telemetry;

/// <summary>
/// Records, as text, what the app reports in the flow of the test that made it. Source and meter are the process's: what tests
/// that run beside it report belongs to other traces and is left out.
/// </summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly Activity root = new Activity("test").Start();
    private readonly Lock gate = new();
    private readonly List<string> activities = [];
    private readonly SortedDictionary<string, double> measurements = new(StringComparer.Ordinal);
    private readonly ActivityListener traces;
    private readonly MeterListener metrics = new();

    public TelemetryRecorder()
    {
        traces = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == IvrTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(traces);
        metrics.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == IvrTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, 1, tags));
        metrics.Start();
    }

    /// <summary>Name, status and tags of each activity, in the order they ended.</summary>
    public IReadOnlyList<string> Activities => activities;

    /// <summary>Sums of counters and counts of histograms, by name and tags.</summary>
    public IReadOnlyDictionary<string, double> Measurements => measurements;

    public void Dispose()
    {
        root.Dispose();
        traces.Dispose();
        metrics.Dispose();
    }

    private static string Tell(IEnumerable<KeyValuePair<string, object?>> tags) => string.Concat(
        tags.Select(tag => string.Create(CultureInfo.InvariantCulture, $" {tag.Key}={tag.Value}")));

    private void Add(Activity activity)
    {
        if (activity.TraceId != root.TraceId) return;
        var status = activity.Status == ActivityStatusCode.Unset ? "" : $" {activity.Status}";
        lock (gate) activities.Add($"{activity.OperationName}{status}{Tell(activity.TagObjects)}");
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Activity.Current?.TraceId != root.TraceId) return;
        var name = instrument.Name + Tell(tags.ToArray());
        lock (gate) measurements[name] = measurements.GetValueOrDefault(name) + value;
    }
}
