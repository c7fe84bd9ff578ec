using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace IvrFunctions.Benchmarks;

/// <summary>Runs every benchmark once, in this process: what it measures means nothing, only that it still runs.</summary>
internal static class BenchmarkCheck
{
    /// <returns>The exit code: 1 where a benchmark failed, with BenchmarkDotNet's log on standard output.</returns>
    public static int Run()
    {
        var log = new AccumulationLogger();
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance))
            .AddLogger(log);
        var summaries = BenchmarkRunner.Run(typeof(BenchmarkCheck).Assembly, config);
        var reports = summaries.SelectMany(summary => summary.Reports).ToList();
        var failed = reports.Count(report => !report.Success);
        if (reports.Count > 0 && failed == 0 && !summaries.Any(summary => summary.HasCriticalValidationErrors))
        {
            Console.WriteLine($"{reports.Count} benchmarks ran once");
            return 0;
        }

        Console.WriteLine(log.GetLog());
        Console.WriteLine($"{failed} of {reports.Count} benchmarks failed");
        return 1;
    }
}
