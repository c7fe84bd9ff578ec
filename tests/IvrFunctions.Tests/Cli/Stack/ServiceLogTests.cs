using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Stack;

public sealed class ServiceLogTests
{
    [Fact]
    public void A_full_disk_costs_lines_of_the_log_and_nothing_else()
    {
        using var disk = new FullDisk();
        using (var log = new ServiceLog("host.log", disk))
        {
            disk.IsFull = true;
            log.Write("lost");
            disk.IsFull = false;
            log.Write("kept");

            Assert.Equal($"lost{Environment.NewLine}kept", log.Tail);
            Assert.EndsWith($"kept{Environment.NewLine}", System.Text.Encoding.UTF8.GetString(disk.ToArray()), StringComparison.Ordinal);
            disk.IsFull = true;
        }
    }

    private sealed class FullDisk : MemoryStream
    {
        public bool IsFull { get; set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            ThrowIfFull();
            base.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            ThrowIfFull();
            base.Write(buffer, offset, count);
        }

        private void ThrowIfFull()
        {
            if (IsFull)
                throw new IOException("No space left on device");
        }
    }
}
