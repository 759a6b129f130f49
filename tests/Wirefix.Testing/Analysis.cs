using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Testing;

/// <summary>Runs a rule over the projects of a solution, and once only over what it saw already: a fix is applied in several ways to one solution.</summary>
internal static class Analysis
{
    private static readonly ConditionalWeakTable<Project, ConcurrentDictionary<Type, Task<ImmutableArray<Diagnostic>>>> Seen = [];

    /// <summary>The rule's diagnostics in source order.</summary>
    /// <exception cref="VerificationException">The rule threw.</exception>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Solution solution, DiagnosticAnalyzer rule, CancellationToken cancellationToken)
    {
        var all = new List<Diagnostic>();
        foreach (var project in solution.Projects)
            all.AddRange(await RunAsync(project, rule, cancellationToken));
        return [.. all];
    }

    /// <summary>The rule's diagnostics in one project, in source order.</summary>
    /// <exception cref="VerificationException">The rule threw.</exception>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(Project project, DiagnosticAnalyzer rule, CancellationToken cancellationToken) =>
        Seen.GetOrCreateValue(project).GetOrAdd(rule.GetType(), _ => AnalyzeAsync(project, rule, cancellationToken));

    /// <summary>What the compiler warns about or rejects.</summary>
    public static async Task<ImmutableArray<Diagnostic>> CompileAsync(Project project, CancellationToken cancellationToken) =>
        [.. (await project.GetCompilationAsync(cancellationToken))!.GetDiagnostics(cancellationToken).Where(found => found.Severity >= DiagnosticSeverity.Warning)];

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, DiagnosticAnalyzer rule, CancellationToken cancellationToken)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, onAnalyzerException: (exception, _, _) => thrown ??= exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var diagnostics = await compilation.WithAnalyzers([rule], options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return thrown is null
            ? [.. diagnostics.OrderBy(found => found.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(found => found.Location.SourceSpan.Start)]
            : throw new VerificationException($"The rule threw:\n{thrown}");
    }
}
