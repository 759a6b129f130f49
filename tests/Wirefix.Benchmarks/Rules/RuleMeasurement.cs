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
/// counts: whatever else the machine does can only add to it.
/// </summary>
internal static class RuleMeasurement
{
    private const int Rounds = 7;

    private const int WarmUps = 2;

    private const int Endpoints = 500;

    private const int Files = 1000;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Empty = [new EmptyRule()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> All = [new UnreadableFacts(), new CodeRules()];

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

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{code.Name}: {least[0]:0.00} s of processor time to parse and emit, {found} diagnostics\n"));
        output.WriteLine("| rules | added processor time | share of compiling |");
        output.WriteLine("|---|---|---|");
        foreach (var (name, seconds) in CodeRules.Rules.Select(Id).Prepend("all").Zip(least[2..]))
            output.WriteLine(Row(name, seconds - least[1], least[0]));
    }

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
}
