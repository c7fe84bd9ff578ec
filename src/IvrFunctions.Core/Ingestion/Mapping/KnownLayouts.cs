using IvrFunctions.Core.Ingestion.Reading;
using IvrFunctions.Core.Ingestion.Values;

namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>The columns of the call records that Asterisk writes without a header, in the order of its modules.</summary>
internal static class KnownLayouts
{
    private const string Disposition = "disposition", Duration = "duration", TalkTime = "billsec";

    private static readonly string[][] Layouts =
    [
        // cdr_csv
        "accountcode src dst dcontext clid channel dstchannel lastapp lastdata start answer end duration billsec disposition amaflags uniqueid userfield".Split(' '),

        // cdr_custom
        "clid src dst dcontext channel dstchannel lastapp lastdata start answer end duration billsec disposition amaflags accountcode uniqueid userfield sequence".Split(' '),

        // The table of its databases, with the columns that FreePBX adds
        ("calldate clid src dst dcontext channel dstchannel lastapp lastdata duration billsec disposition amaflags accountcode uniqueid userfield "
            + "did recordingfile cnum cnam outbound_cnum outbound_cnam dst_cnam linkedid peeraccount sequence").Split(' '),
    ];

    /// <summary>The names of the columns; empty where their values are of no known layout.</summary>
    public static IReadOnlyList<string> Find(FileSample sample) =>
        Array.Find(Layouts, layout => Fits(layout, sample)) is { } known ? [.. known.Take(sample.Columns.Count)] : [];

    private static bool Fits(string[] layout, FileSample sample)
    {
        ColumnSample? Column(string name) => Array.IndexOf(layout, name) is var index and >= 0 && index < sample.Columns.Count ? sample.Columns[index] : null;

        return sample.Columns.Count <= layout.Length + 1
            && Column(Disposition) is { Filled: > 0 } outcomes && new FieldValues(outcomes).Suit(CallField.Outcome) > 0.9
            && (Column("calldate") ?? Column("start")) is { Filled: > 0 } times && new FieldValues(times).IsPlainTime
            && Column(Duration) is { } whole && Column(TalkTime) is { } talk
            && whole.First.Zip(talk.First).All(pair => Seconds(pair.First) >= Seconds(pair.Second));
    }

    private static double Seconds(string? cell) => WrittenNumbers.TryParse(cell, out var seconds) ? seconds : double.NaN;
}
