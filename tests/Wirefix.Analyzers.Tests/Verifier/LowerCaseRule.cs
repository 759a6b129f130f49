using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Analyzers.Tests.Verifier;

/// <summary>Reports types whose names begin in lower case.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class LowerCaseRule : DiagnosticAnalyzer
{
    internal const string Id = "TEST001";

    private protected static readonly DiagnosticDescriptor Descriptor = new(Id, "Lower case", "'{0}' is in lower case", "Test", DiagnosticSeverity.Info, true);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private protected virtual void Analyze(SymbolAnalysisContext context)
    {
        if (char.IsLower(context.Symbol.Name, 0))
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Symbol.Locations[0], context.Symbol.Name));
    }
}
