using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>Tells which rules a build has turned off as a whole, so that they cost nothing; for a single file the compiler sees to it.</summary>
internal static class RuleSwitch
{
    /// <summary>Whether a rule is turned off for all files, and no file has it on by its own configuration.</summary>
    public static bool IsOff(WirefixAnalyzer rule, Compilation compilation, CancellationToken cancellationToken) =>
        rule.SupportedDiagnostics.All(descriptor => IsOff(descriptor.Id, compilation, cancellationToken));

    private static bool IsOff(string id, Compilation compilation, CancellationToken cancellationToken)
    {
        var files = compilation.Options.SyntaxTreeOptionsProvider;
        if (!compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out var severity)
            && files?.TryGetGlobalDiagnosticValue(id, cancellationToken, out severity) != true)
            return false;

        return severity == ReportDiagnostic.Suppress
            && !compilation.SyntaxTrees.Any(
                file => files?.TryGetDiagnosticValue(file, id, cancellationToken, out var own) == true && own != ReportDiagnostic.Suppress);
    }
}
