using IvrFunctions.Cli;
using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Stack;

public sealed class StackLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Refuses_a_second_stack_and_says_where_the_first_answers()
    {
        var data = TestStack.Data(folder);
        using var first = StackLock.Acquire(data);
        EndpointsFile.Write(data.Endpoints, TestStack.Endpoints);

        var error = Assert.Throws<CliException>(() => StackLock.Acquire(data));

        Assert.Equal($"ivr up already runs for {data.FullPath}. It answers at http://127.0.0.1:7071.", error.Message);
    }

    [Fact]
    public void Refuses_a_second_stack_while_the_first_starts()
    {
        var data = TestStack.Data(folder);
        using var first = StackLock.Acquire(data);

        var error = Assert.Throws<CliException>(() => StackLock.Acquire(data));

        Assert.Equal($"ivr up already runs for {data.FullPath}. It is still starting.", error.Message);
    }

    [Fact]
    public void Can_be_had_again_when_the_first_is_gone()
    {
        var data = TestStack.Data(folder);
        StackLock.Acquire(data).Dispose();

        using var second = StackLock.Acquire(data);

        Assert.NotNull(second);
    }
}
