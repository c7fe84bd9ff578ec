using System.Text;
using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Narratives;

/// <summary>
/// Tells a call as a short text, the same for calls with the same story: no id, no time, and counts only as far as they
/// change the story (retries up to "several", waits as bands). Where and when calls fail is counted in the archive, so region
/// and hour stay out. Thread-safe.
/// </summary>
public sealed class Narrator(TextLanguage language)
{
    /// <summary>Raised when the same call would be told differently: stored cases then have other ids.</summary>
    public const int Version = 1;

    /// <summary>Notes are cut here: an embedding model reads some 2,000 tokens, and the story comes first.</summary>
    private const int MaxNotesLength = 1_000;

    [ThreadStatic]
    private static StringBuilder? builder;

    private readonly Phrases phrases = language == TextLanguage.Es ? Phrases.Spanish : Phrases.English;

    public string Narrate(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var text = builder ??= new StringBuilder(512);
        text.Clear();

        text.Append(phrases.Call);
        Add(text, phrases.About, CallAttributes.CallType, call.CallType);
        Add(text, phrases.By, CallAttributes.Channel, call.Channel);
        Add(text, phrases.Customer, CallAttributes.CustomerSegment, call.CustomerSegment);
        Add(text, phrases.InLanguage, CallAttributes.Language, call.Language);
        text.Append('.');
        AddOutcome(text, call);
        AddPath(text, call.MenuPath);
        AddCounts(text, call);
        AddNotes(text, call.Notes);
        return text.ToString();
    }

    private void AddOutcome(StringBuilder text, CallRecord call)
    {
        var failedSomewhere = call.FailureStep is not null || call.FailureReason is not null;
        if (call.Outcome != CallOutcome.Unknown || failedSomewhere)
        {
            text.Append(' ').Append(phrases.Outcome(call.Outcome));
            Add(text, phrases.AtStep, CallAttributes.FailureStep, call.FailureStep);
            Add(text, phrases.Because, CallAttributes.FailureReason, call.FailureReason);
            text.Append('.');
        }
    }

    private void AddPath(StringBuilder text, string? path)
    {
        if (path is not null)
        {
            text.Append(' ').Append(phrases.Path).Append(path).Append('.');
        }
    }

    private void AddCounts(StringBuilder text, CallRecord call)
    {
        if (call.Retries > 0)
        {
            text.Append(' ').Append(call.Retries == 1 ? phrases.OneRetry : phrases.SeveralRetries);
        }

        if (call.WaitSeconds >= 60)
        {
            text.Append(' ').Append(call.WaitSeconds < 300 ? phrases.LongWait : phrases.VeryLongWait);
        }
    }

    private void AddNotes(StringBuilder text, string? notes)
    {
        if (notes is null)
        {
            return;
        }

        text.Append(' ').Append(phrases.Notes);
        var length = notes.Length;
        if (length > MaxNotesLength)
        {
            length = char.IsHighSurrogate(notes[MaxNotesLength - 1]) ? MaxNotesLength - 1 : MaxNotesLength;
        }

        text.Append(notes.AsSpan(0, length));
    }

    private void Add(StringBuilder text, string lead, string attribute, string? value)
    {
        if (value is not null)
        {
            text.Append(lead).Append(Labels.Of(language, attribute, value));
        }
    }

    private sealed record Phrases(
        string Call, string About, string By, string Customer, string InLanguage, string AtStep, string Because, string Path,
        string OneRetry, string SeveralRetries, string LongWait, string VeryLongWait, string Notes,
        string Completed, string Contained, string Transferred, string Abandoned, string Failed)
    {
        public static readonly Phrases Spanish = new(
            "Llamada", " de ", " por ", ", cliente ", ", idioma ", " en el paso ", ": ", "Recorrido: ",
            "Un reintento.", "Varios reintentos.", "Espera larga.", "Espera muy larga.", "Notas: ",
            "Completada", "Resuelta en el IVR", "Transferida", "Abandonada", "Falló");

        public static readonly Phrases English = new(
            "Call", " about ", " by ", ", customer ", ", language ", " at step ", ": ", "Path: ",
            "One retry.", "Several retries.", "Long wait.", "Very long wait.", "Notes: ",
            "Completed", "Contained in the IVR", "Transferred", "Abandoned", "Failed");

        public string Outcome(CallOutcome outcome) => outcome switch
        {
            CallOutcome.Completed => Completed,
            CallOutcome.Contained => Contained,
            CallOutcome.Transferred => Transferred,
            CallOutcome.Abandoned => Abandoned,
            _ => Failed,
        };
    }
}
