using System.CommandLine;
using IvrFunctions.Cli.Commands;

namespace IvrFunctions.Tests.Cli.Commands;

public sealed class CallQueryOptionsTests
{
    private readonly CallQueryOptions options = new();
    private readonly RootCommand command = [];

    public CallQueryOptionsTests() => options.AddTo(command);

    [Theory]
    [InlineData("", "?")]
    [InlineData("--period 7d", "?period=7d")]
    [InlineData("--filter call_type=billing -f menu_path=a>b=c --from 2025-03-01T09:30 --to 2025-03-02 --language en", "?call_type=billing&menu_path=a%3Eb%3Dc&from=2025-03-01T09%3A30&to=2025-03-02&language=en")]
    public void Becomes_a_query_string(string arguments, string query) => Assert.Equal(query, options.ToQuery(command.Parse(arguments)));

    [Theory]
    [InlineData("--filter billing")]
    [InlineData("--filter =billing")]
    public void Refuses_a_filter_without_a_name(string arguments) =>
        Assert.Equal([$"--filter takes name=value, not {arguments[9..]}"], command.Parse(arguments).Errors.Select(error => error.Message));
}
