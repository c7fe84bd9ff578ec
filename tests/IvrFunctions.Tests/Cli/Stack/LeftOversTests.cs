using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Stack;

public sealed class LeftOversTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("node azurite.js --location {0}/azurite --silent", true)]
    [InlineData("dotnet IvrFunctions.LocalHost.dll --IVR_DATA_DIR {0}", true)]
    [InlineData("node azurite.js --location {0}2/azurite --silent", false)]
    [InlineData("vim /home/somebody/notes.txt", false)]
    public void Knows_a_process_by_the_data_directory_in_its_command_line(string commandLine, bool ours)
    {
        var data = TestStack.Data(folder);

        Assert.Equal(ours, LeftOvers.IsOurs(commandLine.Replace("{0}", data.FullPath, StringComparison.Ordinal), data));
    }

    [Fact]
    public async Task Leaves_a_process_alone_that_has_taken_over_the_id()
    {
        var data = TestStack.Data(folder);
        var own = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(data.ProcessOf("chroma"), own, TestContext.Current.CancellationToken);
        EndpointsFile.Write(data.Endpoints, TestStack.Endpoints);
        var reports = new List<string>();

        await LeftOvers.EndAsync(data, reports.Add, TestContext.Current.CancellationToken);

        Assert.Empty(reports);
        Assert.Empty(Directory.GetFiles(data.Processes));
        Assert.Null(EndpointsFile.Read(data.Endpoints));
    }
}
