using System.Text;
using CsvHelper;
using IvrFunctions.Core.Ingestion.Reading;

namespace IvrFunctions.Tests.Ingestion.Reading;

public sealed class RecordScannerTests
{
    [Theory]
    [InlineData("a,b,c\nd,e,f\n", "a|b|c / d|e|f")]
    [InlineData("a,b,c\r\nd,e,f", "a|b|c / d|e|f")]
    [InlineData("a,b,c\rd,e,f\r", "a|b|c / d|e|f")]
    [InlineData("a,\"b,1\",\"c\n2\"\nd,e,f\n", "a|b,1|c\n2 / d|e|f")]
    [InlineData("a,\"say \"\"hi\"\"\",\"\"\n", "a|say \"hi\"|")]
    [InlineData("a,\"\"Name\" <1115>\",c\n", "a|\"Name\" <1115>|c")]
    [InlineData("a,\"Name\" <1115>,\"d,e\"\n", "a|\"Name\" <1115>|d,e")]
    [InlineData("a,\"Name\" <1115>,c\nd,\"Other\" <1116>,\"f,g\"\n", "a|\"Name\" <1115>|c / d|\"Other\" <1116>|f,g")]
    [InlineData("a,\"say \"hi, you\" now\",c\n", "a|say \"hi, you\" now|c")]
    [InlineData("a,5\" pipe,c\n", "a|5\" pipe|c")]
    [InlineData(",,\n\n , ,\"\"\na,b,c\n", "a|b|c")]
    public void Cuts_records_and_fields(string csv, string expected)
    {
        var records = Scan(csv, expectedFields: 3).Records;

        Assert.Equal(expected, string.Join(" / ", records));
    }

    [Theory]
    [InlineData("a,\"open,c\nd,e,f\ng,h,i\n")]
    [InlineData("a,b,\"open\nd,e,\"f\"\ng,h,i\n")]
    [InlineData("a,b,\"open\nd,\"e\",f\ng,h,i\n")]
    public void An_open_quote_costs_one_record_and_not_the_rest(string csv)
    {
        var (records, unclosed) = Scan(csv, expectedFields: 3);

        Assert.Equal([0], unclosed);
        Assert.Equal(["d|e|f", "g|h|i"], records[1..].Select(record => record.Replace("\"", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_field_of_a_megabyte_is_a_field()
    {
        var text = new string('x', 1024 * 1024);

        var records = Scan($"a,\"{text}\n{text}\",c\nd,e,f\n", expectedFields: 3).Records;

        Assert.Equal([$"a|{text}\n{text}|c", "d|e|f"], records);
    }

    [Fact]
    public void Reads_well_formed_records_as_CsvHelper_does()
    {
        var random = new Random(7);
        string[] pieces = ["a", "ñ", "", "\"x\"", "\"q\"\"q\"", "\"s,s\"", "\"l\nl\"", "12", "\"\"", "\"l\r\nl\"", "two words"];
        for (var round = 0; round < 500; round++)
        {
            var ends = random.Next(2) == 0 ? "\n" : "\r\n";
            var csv = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(
                _ => "x," + string.Join(',', Enumerable.Range(0, 3).Select(_ => pieces[random.Next(pieces.Length)])) + ends));

            Assert.Equal(ReadWithCsvHelper(csv), Scan(csv, expectedFields: 4).Records);
        }
    }

    private static List<string> ReadWithCsvHelper(string csv)
    {
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(csv), new CsvReaderOptions { HasHeader = false, Separator = ',' });
        var records = new List<string>();
        while (reader.Read())
        {
            records.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)));
        }

        return records;
    }

    private static (List<string> Records, List<int> Unclosed) Scan(string csv, int expectedFields)
    {
        var bytes = Encoding.UTF8.GetBytes(csv).AsSpan();
        var scanner = new RecordScanner((byte)',', expectedFields);
        var (records, unclosed) = (new List<string>(), new List<int>());
        for (var position = 0; scanner.Scan(bytes[position..], isLast: true) is var length and > 0; position += length)
        {
            if (scanner.IsBlank)
            {
                continue;
            }

            if (scanner.IsUnclosed)
            {
                unclosed.Add(records.Count);
            }

            var fields = new List<string>();
            for (var i = 0; i < scanner.FieldCount; i++)
            {
                fields.Add(Encoding.UTF8.GetString(scanner[i].Of(bytes.Slice(position, length))));
            }

            records.Add(string.Join('|', fields));
        }

        return (records, unclosed);
    }
}
