using BenchmarkDotNet.Running;
using IvrFunctions.Benchmarks;

if (args is ["--check"])
{
    return BenchmarkCheck.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCheck).Assembly).Run(args);
return 0;
