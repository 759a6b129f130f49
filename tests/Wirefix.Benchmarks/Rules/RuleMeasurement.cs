using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Observed;
using Wirefix.Benchmarks.Captures;

namespace Wirefix.Benchmarks.Rules;

/// <summary>
/// Measures what the rules add to a compilation: all of them beside an empty rule, as a share of what parsing and emitting the same
/// sources takes; and each rule by itself likewise. Everything is run in turn, round after round in one process, and of each the least
/// counts: whatever else the machine does can only add to it. One thread does the work, as threads that wait for one another add
/// processor time by chance.
/// </summary>
internal static class RuleMeasurement
{
    private const int Rounds = 5;

    private const int WarmUps = 2;

    private const int Endpoints = 500;

    private const int Files = 1000;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Empty = [new EmptyRule()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> All = [new UnreadableFacts(), new CodeRules()];

    /// <summary>Measures each solution, or generated files where none is named, and prints a table for each.</summary>
    public static async Task RunAsync(ImmutableArray<string> solutions, TextWriter output)
    {
        var facts = GeneratedCode.Facts(Endpoints);
        if (solutions.IsEmpty)
            Measure(CodeBase.Generated(Files, facts), output);
        foreach (var solution in solutions)
            Measure(await CodeBase.OpenAsync(solution, facts), output);
    }

    private static void Measure(CodeBase code, TextWriter output)
    {
        var found = 0;
        Action[] measured =
        [
            () => Emit(code), () => Analyze(code, Empty), () => found = Analyze(code, All), .. CodeRules.Rules.Select(rule => (Action)(() => Analyze(code, [rule]))),
        ];
        for (var round = 0; round < WarmUps; round++)
            Array.ForEach(measured[..3], action => action());

        var least = Enumerable.Repeat(double.MaxValue, measured.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
            least = [.. measured.Zip(least, (action, before) => Math.Min(before, Processor(action)))];

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{code.Name}: {code.Files:N0} files, {code.Lines:N0} lines, {least[0]:0.00} s of processor time to parse and emit, {found} diagnostics\n"));
        output.WriteLine("| rules | added processor time | share of compiling |");
        output.WriteLine("|---|---|---|");
        foreach (var (name, seconds) in CodeRules.Rules.Select(Id).Prepend("all").Zip(least[2..]))
            output.WriteLine(Row(name, seconds - least[1], least[0]));
    }

    private static string Row(string name, double seconds, double emitted) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds * 1000:0} ms | {seconds / emitted:0.0 %} |");

    private static double Processor(Action action)
    {
        // What one leaves behind is not to be collected at the cost of the next.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Spent.On(action).ProcessorSeconds;
    }

    private static void Emit(CodeBase code)
    {
        foreach (var assembly in code.Assemblies)
            assembly.Compile().Emit(Stream.Null);
    }

    private static int Analyze(CodeBase code, ImmutableArray<DiagnosticAnalyzer> rules) => code.Assemblies.Sum(assembly => Analyze(assembly, code.Options(), rules));

    private static int Analyze(SourceAssembly assembly, AnalyzerOptions facts, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var options = new CompilationWithAnalyzersOptions(
            facts,
            onAnalyzerException: (exception, rule, _) => throw new InvalidOperationException($"{rule.GetType().Name} failed", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = new CompilationWithAnalyzers(assembly.Compile(), rules, options).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return diagnostics.Count(diagnostic => rules.Any(rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id == diagnostic.Id)));
    }

    private static string Id(DiagnosticAnalyzer rule) => rule.SupportedDiagnostics[0].Id;
}
