using System.Globalization;
using System.Runtime;
using BenchmarkDotNet.Running;
using Wirefix.Benchmarks.Captures;
using Wirefix.Benchmarks.Indexing;
using Wirefix.Benchmarks.Labels;
using Wirefix.Benchmarks.Recording;
using Wirefix.Benchmarks.Rules;

// As in the command.
GCSettings.LatencyMode = GCLatencyMode.Batch;
switch (args)
{
    case ["capture"]:
        CaptureMeasurement.Run(Console.Out);
        return 0;
    case [CaptureMeasurement.SurveyOnly, var path]:
        CaptureMeasurement.Survey(path, Console.Out);
        return 0;
    case ["inspect"]:
        InspectMeasurement.Run(Console.Out);
        return 0;
    case ["index"]:
        IndexMeasurement.Run(Console.Out);
        return 0;
    case [IndexMeasurement.RefreshOnly, var folder]:
        IndexMeasurement.Refresh(folder, Console.Out);
        return 0;
    case ["semantics"]:
        SemanticsMeasurement.Run(Console.Out);
        return 0;
    case [SemanticsMeasurement.OpenOnly, var solution]:
        await SemanticsMeasurement.OpenAsync(solution, Console.Out);
        return 0;
    case ["labels"]:
        LabelMeasurement.Run(Console.Out);
        return 0;
    case ["labels", "misses"]:
        LabelMeasurement.Misses(Console.Out);
        return 0;
    case ["fuzz", var inputs]:
        return FuzzRun.Run(int.Parse(inputs, CultureInfo.InvariantCulture), Console.Out);
    case ["record"]:
        await RecordMeasurement.RunAsync(Console.Out);
        return 0;
    case ["rules", .. var solutions]:
        await RuleMeasurement.RunAsync([.. solutions], Console.Out);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(CaptureBenchmark).Assembly).Run(args);
        return 0;
}
