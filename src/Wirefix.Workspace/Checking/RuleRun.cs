using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Observed;

namespace Wirefix.Workspace.Checking;

/// <summary>Runs the Wirefix rules over a project, as a build with the analyzer package would.</summary>
public static class RuleRun
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [new UnreadableFacts(), new CodeRules()];

    /// <summary>What the rules report, in source order. A rule that throws is an exception here, not a diagnostic.</summary>
    /// <param name="project">The project.</param>
    /// <param name="facts">The text of a file of wire facts that the rules read beside the project's own files; empty for none.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, string facts, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var options = new CompilationWithAnalyzersOptions(
            With(project.AnalyzerOptions, facts),
            onAnalyzerException: (exception, rule, _) => throw new InvalidOperationException($"{rule.GetType().Name} failed on {project.Name}", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation!, Rules, options).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static AnalyzerOptions With(AnalyzerOptions options, string facts) =>
        facts.Length == 0 ? options : options.WithAdditionalFiles(options.AdditionalFiles.Add(new CapturedFacts(facts)));
}
