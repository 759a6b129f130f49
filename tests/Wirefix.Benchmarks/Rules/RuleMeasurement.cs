using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers;
using Wirefix.Benchmarks.Captures;

namespace Wirefix.Benchmarks.Rules;

/// <summary>
/// Measures what the rules add to a compilation: all of them beside an empty rule, alternating in one process, as a share of what
/// parsing and emitting the same sources takes; and each rule by itself likewise.
/// </summary>
internal static class RuleMeasurement
{
    private const int Rounds = 5;

    private const int WarmUps = 3;

    private const int Endpoints = 500;

    private const int Files = 1000;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Empty = [new EmptyRule()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> All = [new AllRules()];

    /// <summary>Measures generated files and the C# files below each folder, and prints a table for each.</summary>
    public static void Run(IEnumerable<string> folders, TextWriter output)
    {
        var facts = GeneratedCode.Facts(Endpoints);
        Measure(CodeBase.Generated(Files, facts), output);
        foreach (var folder in folders)
            Measure(CodeBase.Below(folder, facts), output);
    }

    private static void Measure(CodeBase code, TextWriter output)
    {
        for (var round = 0; round < WarmUps; round++)
        {
            Emit(code);
            Analyze(code, Empty);
            Analyze(code, All);
        }

        var found = Analyze(code, All);
        var emitted = Median(Enumerable.Range(0, Rounds).Select(_ => Processor(() => Emit(code))));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{code.Name}: {emitted:0.00} s of processor time to parse and emit, {found} diagnostics\n"));
        output.WriteLine("| rules | added processor time | share of compiling |");
        output.WriteLine("|---|---|---|");
        output.WriteLine(Row("all", Added(code, All), emitted));
        foreach (var rule in AllRules.Rules)
            output.WriteLine(Row(Id(rule), Added(code, [rule]), emitted));
    }

    private static double Added(CodeBase code, ImmutableArray<DiagnosticAnalyzer> rules) =>
        Median(Enumerable.Range(0, Rounds).Select(_ => -Processor(() => Analyze(code, Empty)) + Processor(() => Analyze(code, rules))));

    private static string Row(string name, double seconds, double emitted) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds * 1000:0} ms | {seconds / emitted:0.0 %} |");

    private static double Processor(Action action) => Spent.On(action).ProcessorSeconds;

    private static void Emit(CodeBase code) => code.Compile().Emit(Stream.Null);

    private static int Analyze(CodeBase code, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var options = new CompilationWithAnalyzersOptions(
            code.Options(),
            onAnalyzerException: (exception, rule, _) => throw new InvalidOperationException($"{rule.GetType().Name} failed", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = new CompilationWithAnalyzers(code.Compile(), rules, options).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return diagnostics.Count(diagnostic => rules.Any(rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id == diagnostic.Id)));
    }

    private static string Id(DiagnosticAnalyzer rule) => rule.SupportedDiagnostics[0].Id;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
