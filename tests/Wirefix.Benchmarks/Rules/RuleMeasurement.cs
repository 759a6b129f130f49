using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers;
using Wirefix.Benchmarks.Captures;

namespace Wirefix.Benchmarks.Rules;

/// <summary>
/// Measures what the rules add to a compilation: all of them beside an empty rule, alternating in one process, as a share of what
/// parsing and emitting the same sources takes; and what the compiler's driver saw each rule spend.
/// </summary>
internal static class RuleMeasurement
{
    private const int Rounds = 7;

    private const int WarmUps = 3;

    private const int Endpoints = 500;

    private const int Files = 1000;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Empty = [new EmptyRule()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> All =
    [
        .. typeof(WirefixAnalyzer).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .OrderBy(Id, StringComparer.Ordinal),
    ];

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

        var rounds = Enumerable.Range(0, Rounds)
            .Select(_ => (Emitted: Processor(() => Emit(code)), Empty: Processor(() => Analyze(code, Empty)), All: Processor(() => Analyze(code, All))))
            .ToArray();
        var emitted = Median(rounds.Select(round => round.Emitted));
        var (found, times) = Analyze(code, All);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{code.Name}: {emitted:0.00} s of processor time to parse and emit, {found} diagnostics\n"));
        output.WriteLine("| rules | added processor time | share of compiling |");
        output.WriteLine("|---|---|---|");
        output.WriteLine(Row("all, beside an empty rule", Median(rounds.Select(round => round.All - round.Empty)), emitted));
        foreach (var (rule, seconds) in times)
            output.WriteLine(Row(rule, seconds, emitted));
    }

    private static string Row(string name, double seconds, double emitted) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds * 1000:0} ms | {seconds / emitted:0.0 %} |");

    private static double Processor(Action action) => Spent.On(action).ProcessorSeconds;

    private static void Emit(CodeBase code) => code.Compile().Emit(Stream.Null);

    // How many diagnostics the rules had, and the time that the driver saw each of them spend.
    private static (int Found, ImmutableArray<(string Rule, double Seconds)> Times) Analyze(CodeBase code, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var options = new CompilationWithAnalyzersOptions(
            code.Options,
            onAnalyzerException: (exception, rule, _) => throw new InvalidOperationException($"{rule.GetType().Name} failed", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: true);
        var analysis = new CompilationWithAnalyzers(code.Compile(), rules, options);
        var diagnostics = analysis.GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return (
            diagnostics.Count(diagnostic => rules.Any(rule => Id(rule) == diagnostic.Id)),
            [.. rules.Select(rule => (Id(rule), analysis.GetAnalyzerTelemetryInfoAsync(rule, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalSeconds))]);
    }

    private static string Id(DiagnosticAnalyzer rule) => rule.SupportedDiagnostics[0].Id;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
