namespace IvrFunctions.Core.Ingestion.Reading;

/// <summary>Gathers from all records which encodings a file of single bytes or UTF-8 is in.</summary>
internal sealed class EncodingVote
{
    private readonly long[] wins = new long[FileEncodings.SingleByte.Count];
    private readonly long[] scores = new long[FileEncodings.SingleByte.Count];
    private long utf8;
    private long singleByte;

    public void Add(ReadOnlySpan<byte> record)
    {
        if (System.Text.Ascii.IsValid(record))
        {
            return;
        }

        if (LetterScore.IsUtf8(record))
        {
            utf8++;
            return;
        }

        singleByte++;
        Span<long> own = stackalloc long[scores.Length];
        own.Clear();
        LetterScore.Add(record, own);
        var (best, isTie) = (0, false);
        for (var i = 0; i < own.Length; i++)
        {
            scores[i] += own[i];
            isTie = (i > 0 && own[i] == own[best]) || (isTie && own[i] < own[best]);
            best = own[i] > own[best] ? i : best;
        }

        // A record that reads equally well in two speaks for neither.
        wins[best] += isTie ? 0 : 1;
    }

    /// <summary>The encodings of the file, the first the most frequent; more than one where they are mixed.</summary>
    public IReadOnlyList<string> Decide()
    {
        if (singleByte == 0)
        {
            return [FileEncodings.Utf8];
        }

        var best = Array.IndexOf(scores, scores.Max());
        var found = new List<(string Name, long Records)> { (FileEncodings.SingleByte[best], singleByte) };
        for (var i = 0; i < wins.Length; i++)
        {
            // A few odd records are words the letters of which are unusual, no second encoding.
            if (i != best && wins[i] > Math.Max(1, singleByte / 50))
            {
                found.Add((FileEncodings.SingleByte[i], wins[i]));
            }
        }

        if (utf8 > 0)
        {
            found.Insert(utf8 >= singleByte ? 0 : found.Count, (FileEncodings.Utf8, utf8));
        }

        return [.. found.Select(encoding => encoding.Name)];
    }
}
