using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>Looks at what a function uses from outside.</summary>
internal static class Captures
{
    /// <summary>
    /// Whether the part of a function that will wait uses something that may be different by then, or sets
    /// something that no two runs set at the same time so far.
    /// </summary>
    public static bool Change(AnonymousFunctionExpressionSyntax function, TextSpan throttled, IReadOnlyList<SyntaxNode> region, SemanticModel model) =>
        function.DescendantNodes(throttled).OfType<IdentifierNameSyntax>().Where(name => throttled.Contains(name.Span))
            .Select(name => model.GetSymbolInfo(name).Symbol)
            .Any(symbol => symbol switch
            {
                null => false,
                ILocalSymbol or IParameterSymbol => !IsDeclaredIn(symbol, function)
                    && region.SelectMany(part => Writes.Of(symbol, part, model))
                        .Any(write => !function.Span.Contains(write.Span) || throttled.Contains(write.Span)),
                IFieldSymbol or IPropertySymbol => Writes.Of(symbol, function, model).Any(write => throttled.Contains(write.Span)),
                _ => false,
            });

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode code) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == code.SyntaxTree && code.Span.Contains(reference.Span));
}
