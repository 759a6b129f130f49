using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Analyzers.Tests.Verifier;

/// <summary>Reports where a pragma cannot reach: nowhere in particular, once it sees one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsuppressableRule : LowerCaseRule
{
    private protected override void Analyze(SymbolAnalysisContext context)
    {
        var location = context.Symbol.Locations[0];
        var suppressed = location.SourceTree!.GetText(context.CancellationToken).ToString().StartsWith('#');
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, suppressed ? Location.None : location, context.Symbol.Name));
    }
}
