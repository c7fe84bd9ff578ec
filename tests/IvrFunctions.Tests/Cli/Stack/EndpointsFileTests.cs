using IvrFunctions.Cli;
using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Stack;

public sealed class EndpointsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Writes_the_keys_that_other_programs_read()
    {
        EndpointsFile.Write(folder.At("endpoints.json"), TestStack.Endpoints);

        Assert.Equal(
            """
            {
              "api": "http://127.0.0.1:7071",
              "storage": "UseDevelopmentStorage=true",
              "blob": "http://127.0.0.1:10000/devstoreaccount1",
              "queue": "http://127.0.0.1:10001/devstoreaccount1",
              "chroma": "http://127.0.0.1:8000",
              "ollama": null,
              "models": "builtin"
            }
            """.ReplaceLineEndings(),
            File.ReadAllText(folder.At("endpoints.json")).ReplaceLineEndings());
    }

    [Fact]
    public void Reads_what_it_wrote()
    {
        EndpointsFile.Write(folder.At("endpoints.json"), TestStack.Endpoints);

        Assert.Equal(TestStack.Endpoints, EndpointsFile.Read(folder.At("endpoints.json")));
    }

    [Fact]
    public void Is_read_by_its_owner_alone()
    {
        EndpointsFile.Write(folder.At("endpoints.json"), TestStack.Endpoints);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At("endpoints.json")));
    }

    [Fact]
    public void Gives_nothing_where_no_stack_runs()
    {
        Assert.Null(EndpointsFile.Read(folder.At("endpoints.json")));
        Assert.Null(EndpointsFile.Read(folder.At("no/such/endpoints.json")));
    }

    [Fact]
    public void Names_a_file_that_is_something_else()
    {
        File.WriteAllText(folder.At("endpoints.json"), "{");

        var error = Assert.Throws<CliException>(() => EndpointsFile.Read(folder.At("endpoints.json")));

        Assert.StartsWith(folder.At("endpoints.json") + " is not what ivr up writes: ", error.Message, StringComparison.Ordinal);
    }
}
