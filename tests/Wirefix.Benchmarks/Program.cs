using System.Globalization;
using BenchmarkDotNet.Running;
using Wirefix.Benchmarks.Captures;

switch (args)
{
    case ["capture"]:
        CaptureMeasurement.Run(Console.Out);
        return 0;
    case [CaptureMeasurement.SurveyOnly, var path]:
        CaptureMeasurement.Survey(path, Console.Out);
        return 0;
    case ["fuzz", var inputs]:
        return FuzzRun.Run(int.Parse(inputs, CultureInfo.InvariantCulture), Console.Out);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(CaptureBenchmark).Assembly).Run(args);
        return 0;
}
