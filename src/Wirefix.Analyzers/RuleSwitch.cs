using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>Tells which rules a build has turned off as a whole, so that they cost nothing; for a file the compiler sees to it.</summary>
internal static class RuleSwitch
{
    /// <summary>Whether none of a rule's diagnostics can be reported.</summary>
    public static bool IsOff(WirefixAnalyzer rule, CompilationOptions options, CancellationToken cancellationToken) =>
        rule.SupportedDiagnostics.All(descriptor => SeverityOf(descriptor.Id, options, cancellationToken) == ReportDiagnostic.Suppress);

    private static ReportDiagnostic SeverityOf(string id, CompilationOptions options, CancellationToken cancellationToken)
    {
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out var severity))
            return severity;
        return options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(id, cancellationToken, out severity) == true ? severity : ReportDiagnostic.Default;
    }
}
