using IvrFunctions.Core.Ingestion.Reading;

namespace IvrFunctions.Tests.Ingestion.Reading;

public sealed class EncodingVoteTests
{
    [Theory]
    [InlineData("Peñíscola;Málaga;Cádiz", "windows-1252")]
    [InlineData("Peñíscola;Málaga;Cádiz", "cp850")]
    [InlineData("ATENCIÓN;CAMPAÑA;MÁLAGA;PERÚ", "windows-1252")]
    [InlineData("ATENCIÓN;CAMPAÑA;MÁLAGA;AÑO", "cp850")]
    [InlineData("¿Qué pasó?;¡Adiós!", "windows-1252")]
    [InlineData("¿Qué pasó?;¡Adiós!", "cp850")]
    [InlineData("informação;não;três", "windows-1252")]
    [InlineData("Beşiktaş;Kadıköy;Iğdır;İstanbul", "windows-1254")]
    [InlineData("Peñíscola;Málaga", "utf-8")]
    public void Tells_encodings_apart_by_the_letters_that_come_out(string text, string encoding)
    {
        var vote = new EncodingVote();
        foreach (var record in text.Split(';'))
        {
            vote.Add(FileEncodings.Get(encoding).GetBytes(record));
        }

        var encodings = vote.Decide();

        Assert.Equal([encoding], encodings);
        Assert.Equal(text, new FieldDecoder(encodings).Decode(FileEncodings.Get(encoding).GetBytes(text)));
    }

    [Fact]
    public void Reads_each_text_of_a_mixed_file_in_its_own_encoding()
    {
        string[] written = ["utf-8", "windows-1252", "cp850", "utf-8", "utf-8", "windows-1252", "cp850", "windows-1252", "cp850", "windows-1252"];
        var records = written.Select(name => FileEncodings.Get(name).GetBytes("Información sobre Núñez")).ToList();
        var vote = new EncodingVote();
        records.ForEach(record => vote.Add(record));

        var encodings = vote.Decide();

        Assert.Equal(["windows-1252", "cp850", "utf-8"], encodings);
        Assert.All(records, record => Assert.Equal("Información sobre Núñez", new FieldDecoder(encodings).Decode(record)));
    }

    [Fact]
    public void Words_that_only_look_odd_are_no_second_encoding() => Assert.Equal(
        ["windows-1252"], Decide([.. Enumerable.Repeat("teléfono", 200), "50 €", "n° 4"]));

    private static IReadOnlyList<string> Decide(string[] texts)
    {
        var vote = new EncodingVote();
        foreach (var text in texts)
        {
            vote.Add(FileEncodings.Get(FileEncodings.Windows1252).GetBytes(text));
        }

        return vote.Decide();
    }
}
