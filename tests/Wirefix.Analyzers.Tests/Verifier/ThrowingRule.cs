using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Analyzers.Tests.Verifier;

/// <summary>Throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingRule : LowerCaseRule
{
    private protected override void Analyze(SymbolAnalysisContext context) => throw new InvalidOperationException("the rule says no");
}
