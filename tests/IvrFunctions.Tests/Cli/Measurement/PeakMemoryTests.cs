using IvrFunctions.Cli.Measurement;

namespace IvrFunctions.Tests.Cli.Measurement;

public sealed class PeakMemoryTests
{
    [Fact]
    public void Reads_the_peak_from_the_status_of_a_process()
    {
        string[] status = ["Name:\tdotnet", "VmPeak:\t  900000 kB", "VmHWM:\t  123456 kB", "VmRSS:\t  100000 kB"];

        Assert.Equal(123_456L * 1024, PeakMemory.ParseStatus(status));
    }

    [Fact]
    public void Knows_nothing_of_a_status_without_it() => Assert.Null(PeakMemory.ParseStatus(["Name:\tdotnet"]));
}
