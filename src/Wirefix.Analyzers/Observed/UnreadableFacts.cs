using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Analyzers.Observed;

/// <summary>WIRE0001: a line of a facts file that cannot be read. The other lines still count.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadableFacts : WirefixAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnreadableFacts];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterAdditionalFileAction(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (!FactFiles.IsFacts(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var problem in FactFiles.Read(text).Problems)
        {
            var span = problem.Line < text.Lines.Count ? text.Lines[problem.Line].Span : default;
            var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableFacts, location, problem.Message));
        }
    }
}
