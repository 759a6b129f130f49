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
    // A file of another kind would say the same of each of its lines, and a build would print them all.
    private const int MostReported = 20;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnreadableFacts];

    internal override void Register(RuleActions context, KnownSymbols symbols) =>
        context.OnAdditionalFile(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var problem in Bounded(ProblemsOf(context.AdditionalFile, text)))
        {
            var span = problem.Line < text.Lines.Count ? text.Lines[problem.Line].Span : default;
            var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableFacts, location, problem.Message));
        }
    }

    private static IEnumerable<FactProblem> Bounded(IReadOnlyList<FactProblem> problems)
    {
        if (problems.Count <= MostReported)
            return problems;

        var last = problems[MostReported - 1];
        var rest = FormattableString.Invariant($"{last.Message}; {problems.Count - MostReported} more lines of this file are left out as well");
        return problems.Take(MostReported - 1).Append(last with { Message = rest });
    }

    private static IReadOnlyList<FactProblem> ProblemsOf(AdditionalText file, SourceText text)
    {
        if (FactFiles.IsFacts(file))
            return FactReadings.Of(text).Problems;
        return SuggestionFiles.IsSuggestions(file) ? SuggestionFiles.Read(text).Problems : [];
    }
}
