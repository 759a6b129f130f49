using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Analyzers;

/// <summary>
/// The base of every rule: runs concurrently, skips generated code, and hands the rule the symbols of the compilation, which are
/// looked up on first use. A rule runs by itself, as tests have it, or with all others (<see cref="CodeRules"/>), as compilers do.
/// </summary>
public abstract class WirefixAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context) => Initialize(context, [this]);

    /// <summary>Says what the rule looks at, or nothing where the symbols that it is about are absent.</summary>
    internal abstract void Register(RuleActions context, KnownSymbols symbols);

    /// <summary>Sets rules up that share what is costly.</summary>
    internal static void Initialize(AnalysisContext context, IReadOnlyCollection<WirefixAnalyzer> rules)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var actions = new RuleActions(start);
            foreach (var rule in rules.Where(rule => !RuleSwitch.IsOff(rule, start.Compilation, start.CancellationToken)))
                rule.Register(actions, KnownSymbols.Of(start.Compilation));
            actions.Start();
        });
    }
}
