using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Analyzers;

/// <summary>
/// The base of every rule: runs concurrently, skips generated code, and hands the rule the symbols of the
/// compilation, which are looked up on first use.
/// </summary>
public abstract class WirefixAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start => Register(start, KnownSymbols.Of(start.Compilation)));
    }

    /// <summary>Registers the rule's actions, or none where the symbols that it is about are absent.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols symbols);
}
