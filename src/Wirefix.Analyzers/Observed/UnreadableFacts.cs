using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Suggestions;
using Wirefix.Facts.Text;

namespace Wirefix.Analyzers.Observed;

/// <summary>WIRE0001: a line of a file of facts, or of verified fixes, that cannot be read. The other lines still count.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadableFacts : WirefixAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnreadableFacts];

    internal override void Register(RuleActions context, KnownSymbols symbols) =>
        context.OnAdditionalFile(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var problem in ProblemsOf(context.AdditionalFile, text))
        {
            var span = problem.Line < text.Lines.Count ? text.Lines[problem.Line].Span : default;
            var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableFacts, location, problem.Message));
        }
    }

    private static IReadOnlyList<FactProblem> ProblemsOf(AdditionalText file, SourceText text)
    {
        if (FactFiles.IsFacts(file))
            return FactReadings.Of(text).Problems;
        return SuggestionFiles.IsSuggestions(file) ? SuggestionFiles.Read(text).Problems : [];
    }
}
