using IvrFunctions.Core.Calls;

namespace IvrFunctions.Core.Narratives;

/// <summary>Sentence forms of names nobody has classified: they carry no article, whose gender could only be guessed.</summary>
internal static class LabelPhrases
{
    public static string Unknown(TextLanguage language, string attribute, string name) => language == TextLanguage.Es
        ? attribute switch
        {
            CallAttributes.CallType => $"de tipo «{name}»",
            CallAttributes.FailureStep => $"en el paso «{name}»",
            CallAttributes.FailureReason => $"«{name}»",
            CallAttributes.CustomerSegment => $"entre los clientes del segmento «{name}»",
            CallAttributes.Channel => $"por el canal «{name}»",
            CallAttributes.Region => $"en {name}",
            CallAttributes.Language => $"en el idioma «{name}»",
            CallAttributes.Queue => $"en la cola «{name}»",
            CallAttributes.MenuPath => $"en el recorrido «{name}»",
            CallAttributes.HourBand => $"en la franja «{name}»",
            CallAttributes.Outcome or CallAttributes.Weekday => $"«{name}»",
            // A column of the exports that holds no canonical field.
            _ => $"con «{name}» en «{attribute}»",
        }
        : attribute switch
        {
            CallAttributes.CallType => $"“{name}”",
            CallAttributes.FailureStep => $"at the “{name}” step",
            CallAttributes.FailureReason => $"“{name}”",
            CallAttributes.CustomerSegment => $"among customers of the “{name}” segment",
            CallAttributes.Channel => $"through the “{name}” channel",
            CallAttributes.Region => $"in {name}",
            CallAttributes.Language => $"in the language “{name}”",
            CallAttributes.Queue => $"in the “{name}” queue",
            CallAttributes.MenuPath => $"on the menu path “{name}”",
            CallAttributes.HourBand => $"in the “{name}” hours",
            CallAttributes.Outcome or CallAttributes.Weekday => $"“{name}”",
            _ => $"with “{name}” in “{attribute}”",
        };
}
