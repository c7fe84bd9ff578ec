using IvrFunctions.Cli;
using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Stack;

public sealed class PortsTests
{
    [Fact]
    public void Takes_the_usual_port_where_it_is_free()
    {
        var ports = new Ports(_ => true);

        Assert.Equal(8000, ports.Choose(8000));
    }

    [Fact]
    public void Takes_another_where_somebody_listens()
    {
        var ports = new Ports(port => port != 8000);

        Assert.NotEqual(8000, ports.Choose(8000));
    }

    [Fact]
    public void Never_gives_a_port_twice()
    {
        var ports = new Ports(_ => true);

        Assert.NotEqual(ports.Choose(8000), ports.Choose(8000));
    }

    [Fact]
    public void Names_the_variable_of_a_required_port_that_is_taken()
    {
        var ports = new Ports(port => port != 7071);

        var error = Assert.Throws<CliException>(() => ports.Require(7071, "IVR_PORT"));

        Assert.StartsWith("Port 7071 is taken. Set IVR_PORT to a free port, for example IVR_PORT=", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_port_will_do_for_zero()
    {
        var ports = new Ports(_ => true);

        Assert.NotEqual(0, ports.Require(0, "IVR_PORT"));
    }
}
