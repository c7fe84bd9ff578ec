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
    [InlineData("region,errors,n\nnorte,,10\n", "Row 1: errors must be a whole number of calls.")]
    [InlineData("region,errors,n\nnorte,1,10\nsur,11,10\n", "Row 2: errors is more than n.")]
    [InlineData("region,errors,n\nnorte,1,10\nsur,1,2.000\n", "Row 2: n may be thousands or decimals. Write the counts without separators.")]
    [InlineData("region,region,errors,n\nnorte,a,1,10\n", "Two columns have the same name.")]
    public async Task Says_what_is_wrong_and_no_value(string csv, string message)
    {
        var e = await Assert.ThrowsAsync<CliException>(() => ReadAsync(csv));

        Assert.Equal(message, e.Message);
    }

    [Theory]
    [InlineData("region;errors;n\nnorte;1.000;12.500\nsur;0;2.000.000\n", "1000/12500 0/2000000")]
    [InlineData("region;errors;n\nnorte;1.000;2.000,00\nsur;7;10\n", "1000/2000 7/10")]
    [InlineData("region;errors;n\nnorte;5,0;1.000\n", "5/1000")]
    [InlineData("region,errors,n\nnorte,\"1,000\",\"12,500\"\n", "1000/12500")]
    [InlineData("region,errors,n\nnorte,1 000,12 500\nsur,1\u00a0000,12\u202f500\n", "1000/12500 1000/12500")]
    [InlineData("region,errors,n\nnorte,1.000,12.000\nsur,0.000,2.000\n", "1/12 0/2")]
    [InlineData("region,errors,n\nnorte,3e2,1.2E3\n", "300/1200")]
    public async Task Counts_are_read_as_spreadsheets_write_them(string csv, string expected)
    {
        var rows = await ReadAsync(csv);

        Assert.Equal(expected, string.Join(' ', rows.Rows.Select(row => $"{row.Failed}/{row.Calls}")));
    }

    [Fact]
    public async Task Columns_are_found_whatever_their_case_and_left_out_on_demand()
    {
        var rows = await ReadAsync(
            "\uFEFFid, Errors ,N,region\n1,3,10,norte\n", new CountColumns("errors", "n", null, ["ID"]));

        Assert.Equal(["region"], rows.Attributes);
        Assert.Equal((10, 3), (rows.Rows[0].Calls, rows.Rows[0].Failed));
    }

    [Fact]
    public async Task All_calls_may_be_given_as_those_that_failed_and_those_that_did_not()
    {
        var row = Assert.Single((await ReadAsync("region,errors,ok\nnorte,3,10\n", new CountColumns("errors", null, "ok", []))).Rows);

        Assert.Equal((13, 3), (row.Calls, row.Failed));
    }

    [Fact]
    public async Task A_file_without_rows_is_none()
    {
        Assert.Empty((await ReadAsync("region,errors,n\n")).Rows);
    }

    private static Task<Core.Patterns.CountedRows> ReadAsync(string csv) => ReadAsync(csv, new CountColumns("errors", "n", null, []));

    private static async Task<Core.Patterns.CountedRows> ReadAsync(string csv, CountColumns columns) =>
        await CountedCsv.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), columns, TestContext.Current.CancellationToken);
}
