using System.Text;
using IvrFunctions.Core.Ingestion.Reading;

namespace IvrFunctions.Tests.Ingestion.Reading;

public sealed class FirstLookTests
{
    [Theory]
    [InlineData("id;fecha;nota\n1;2025-01-01;hola, que tal, bien\n2;2025-01-02;a, b\n", ';', 3, 1, "lf")]
    [InlineData("id\tdate\ttype\r\n1\t990201\tPS\r\n", '\t', 3, 1, "crlf")]
    [InlineData("id|date|type\r1|990201|PS\r", '|', 3, 1, "cr")]
    [InlineData("Informe de llamadas\nEnero 2025;;\n\nid;fecha;tipo\n1;2025-01-01;x\n2;2025-01-02;y\n", ';', 3, 4, "lf")]
    [InlineData("1671464809.1,2025-01-01 08:00:00,600123123,12\n1671464810.1,2025-01-01 08:00:01,600123124,13\n", ',', 4, 0, "lf")]
    [InlineData("a,2,calls,type\n1,2025-01-01,3,x\n", ',', 4, 1, "lf")]
    [InlineData("id;fecha;duracion;;\n1;2025-01-01;3,5;;\n2;2025-01-01;4,5;;\n", ';', 5, 1, "lf")]
    public void Finds_separator_fields_header_and_line_ends(string text, char separator, int fields, int header, string lineEnds)
    {
        var look = FirstLook.At(Encoding.UTF8.GetBytes(text), isWhole: true);

        Assert.Equal(new FirstLook((byte)separator, fields, header, lineEnds), look);
    }
}
