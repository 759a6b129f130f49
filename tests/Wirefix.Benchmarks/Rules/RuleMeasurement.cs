using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Observed;

namespace Wirefix.Benchmarks.Rules;

/// <summary>
/// Measures what the rules add to a compilation, as a share of what parsing and emitting the same sources takes: the time inside the
/// rules as the compiler's driver counts it (what <c>ReportAnalyzer</c> prints), for all of them and for each run alone; and what all of
/// them add to the processor time of a whole compilation beside an empty rule, which has the driver's own work in it. Everything runs on
/// one thread, several times, and the least counts: whatever else the machine does can only add to it.
/// </summary>
internal static class RuleMeasurement
{
    // What the whole compilation takes varies more than what a rule takes.
    private const int CompilationRounds = 4;

    private const int RuleRounds = 2;

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
        var (emit, empty, all) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < CompilationRounds; round++)
        {
            emit = Math.Min(emit, Processor(() => Emit(code)));
            empty = Math.Min(empty, Processor(() => Compile(code, Empty)));
            all = Math.Min(all, Processor(() => Compile(code, All)));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\n{code.Name}: {code.Files:N0} files, {code.Lines:N0} lines, {emit:0.00} s to parse and emit\n"));
        output.WriteLine("| rules | time | share of compiling |");
        output.WriteLine("|---|---|---|");
        output.WriteLine(Row("all, as the whole compilation grows", all - empty, emit));
        foreach (var (name, rules) in CodeRules.Rules.Select(rule => (Id(rule), ImmutableArray.Create<DiagnosticAnalyzer>(rule))).Prepend(("all", All)))
            output.WriteLine(Row($"{name}, inside", await InsideAsync(code, rules), emit));
    }

    private static string Row(string name, double seconds, double emitted) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds * 1000:0} ms | {seconds / emitted:0.00 %} |");

    /// <summary>The processor time of an action, in seconds.</summary>
    private static double Processor(Action action)
    {
        Settle();
        var started = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    private static void Emit(CodeBase code)
    {
        foreach (var assembly in code.Assemblies)
            assembly.Compile().Emit(Stream.Null);
    }

    // As the compiler does: its own diagnostics, then those of the rules.
    private static void Compile(CodeBase code, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var facts = code.Build();
        foreach (var assembly in code.Assemblies)
            Driver(assembly, facts(), rules).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>The least time inside rules, in seconds.</summary>
    private static async Task<double> InsideAsync(CodeBase code, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var least = TimeSpan.MaxValue;
        for (var round = 0; round < RuleRounds; round++)
        {
            Settle();
            var (inside, facts) = (TimeSpan.Zero, code.Build());
            foreach (var assembly in code.Assemblies)
            {
                var driver = Driver(assembly, facts(), [new DeclaredFirst(), .. rules]);
                var result = await driver.GetAnalysisResultAsync(CancellationToken.None);
                inside += rules.Aggregate(TimeSpan.Zero, (sum, rule) => sum + result.AnalyzerTelemetryInfo[rule].ExecutionTime);
            }

            least = inside < least ? inside : least;
        }

        return least.TotalSeconds;
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
