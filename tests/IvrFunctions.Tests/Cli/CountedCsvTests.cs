using System.Text;
using IvrFunctions.Cli;

namespace IvrFunctions.Tests.Cli;

public sealed class CountedCsvTests
{
    [Theory]
    [InlineData("region,errors,n,channel\nnorte,3,10,web\n\"sur, oeste\",0,5.0,\n")]
    [InlineData("region;errors;n;channel\r\nnorte;3;10;web\r\nsur, oeste;0;5.0;\r\n")]
    public async Task Every_column_but_the_counts_is_an_attribute(string csv)
    {
        var rows = await ReadAsync(csv);

        Assert.Equal(["region", "channel"], rows.Attributes);
        Assert.Equal(["norte|web 10 3", "sur, oeste| 5 0"], rows.Rows.Select(row => $"{string.Join('|', row.Values)} {row.Calls} {row.Failed}"));
    }

    [Theory]
    [InlineData("region,errors\nnorte,3\n", "There is no column n. The columns are region, errors.")]
    [InlineData("region,errors,n\nnorte,secret,10\n", "Row 1: errors must be a whole number of calls.")]
    [InlineData("region,errors,n\nnorte,1.5,10\n", "Row 1: errors must be a whole number of calls.")]
    [InlineData("region,errors,n\nnorte,-1,10\n", "Row 1: errors must be a whole number of calls.")]
    [InlineData("region,errors,n\nnorte,1,10\nsur,11,10\n", "Row 2: errors is more than n.")]
    public async Task Says_what_is_wrong_and_no_value(string csv, string message)
    {
        var e = await Assert.ThrowsAsync<CliException>(() => ReadAsync(csv));

        Assert.Equal(message, e.Message);
    }

    [Fact]
    public async Task A_file_without_rows_is_none()
    {
        Assert.Empty((await ReadAsync("region,errors,n\n")).Rows);
    }

    private static async Task<Core.Patterns.CountedRows> ReadAsync(string csv) =>
        await CountedCsv.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "errors", "n", TestContext.Current.CancellationToken);
}
