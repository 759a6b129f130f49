using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Observed;

namespace Wirefix.Benchmarks.Rules;

/// <summary>
/// Measures what the rules add to a compilation, as a share of what parsing and emitting the same sources takes: the time inside the
/// rules as the compiler's driver counts it (what <c>ReportAnalyzer</c> prints), for all of them and for each run alone; and what all of
/// them add to the processor time of a whole compilation beside an empty rule, which has the driver's own work in it. Everything is run
/// in turn on one thread, round after round, and of each the least counts: whatever else the machine does can only add to it.
/// </summary>
internal static class RuleMeasurement
{
    private const int Rounds = 3;

    private const int Endpoints = 500;

    private const int Files = 1000;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Empty = [new EmptyRule()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> All = [new UnreadableFacts(), new CodeRules()];

    /// <summary>Measures each solution, or generated files where none is named, and prints a table for each.</summary>
    public static async Task RunAsync(ImmutableArray<string> solutions, TextWriter output)
    {
        var facts = GeneratedCode.Facts(Endpoints);
        if (solutions.IsEmpty)
            await MeasureAsync(CodeBase.Generated(Files, facts), output);
        foreach (var solution in solutions)
            await MeasureAsync(await CodeBase.OpenAsync(solution, facts), output);
    }

    private static async Task MeasureAsync(CodeBase code, TextWriter output)
    {
        var runs = CodeRules.Rules.Select(rule => (Name: Id(rule), Rules: ImmutableArray.Create<DiagnosticAnalyzer>(rule))).Prepend((Name: "all", Rules: All)).ToArray();
        var (emit, empty, all) = (double.MaxValue, double.MaxValue, double.MaxValue);
        var inside = new double[runs.Length];
        Array.Fill(inside, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            emit = Math.Min(emit, Emit(code));
            empty = Math.Min(empty, (await AnalyzeAsync(code, Empty)).Processor);
            for (var run = 0; run < runs.Length; run++)
            {
                var (processor, own) = await AnalyzeAsync(code, runs[run].Rules);
                inside[run] = Math.Min(inside[run], own);
                if (run == 0)
                    all = Math.Min(all, processor);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{code.Name}: {code.Files:N0} files, {code.Lines:N0} lines, {emit:0.00} s to parse and emit\n"));
        output.WriteLine("| rules | time | share of compiling |");
        output.WriteLine("|---|---|---|");
        output.WriteLine(Row("all, as the whole compilation grows", all - empty, emit));
        foreach (var (run, own) in runs.Zip(inside))
            output.WriteLine(Row($"{run.Name}, inside", own, emit));
    }

    private static string Row(string name, double seconds, double emitted) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds * 1000:0} ms | {seconds / emitted:0.00 %} |");

    private static double Emit(CodeBase code)
    {
        Settle();
        var started = Environment.CpuUsage.TotalTime;
        foreach (var assembly in code.Assemblies)
            assembly.Compile().Emit(Stream.Null);
        return (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    /// <summary>Compiles with rules.</summary>
    /// <returns>The processor time of everything, and the time inside the rules, in seconds.</returns>
    private static async Task<(double Processor, double Inside)> AnalyzeAsync(CodeBase code, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        Settle();
        var started = Environment.CpuUsage.TotalTime;
        var inside = TimeSpan.Zero;
        foreach (var assembly in code.Assemblies)
        {
            var result = await Driver(assembly, code.Options(), rules).GetAnalysisResultAsync(CancellationToken.None);
            inside += rules.Aggregate(TimeSpan.Zero, (sum, rule) => sum + result.AnalyzerTelemetryInfo[rule].ExecutionTime);
        }

        return ((Environment.CpuUsage.TotalTime - started).TotalSeconds, inside.TotalSeconds);
    }

    private static CompilationWithAnalyzers Driver(SourceAssembly assembly, AnalyzerOptions facts, ImmutableArray<DiagnosticAnalyzer> rules) => new(
        assembly.Compile(),
        rules,
        new CompilationWithAnalyzersOptions(
            facts,
            onAnalyzerException: (exception, rule, _) => throw new InvalidOperationException($"{rule.GetType().Name} failed", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true));

    // What one leaves behind is not to be collected at the cost of the next.
    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static string Id(DiagnosticAnalyzer rule) => rule.SupportedDiagnostics[0].Id;
}
