using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.CodeFixes.Editing;

/// <summary>
/// Whether what lives on the stack, such as a <c>Span</c>, stays over no await. The compiler tells so only as it makes code (CS4007), which
/// costs as much as a build; so it is asked where an async function has such a local.
/// </summary>
internal static class StackCheck
{
    /// <summary>Whether code can be made of a document, as far as that is not known before.</summary>
    public static async Task<bool> IsCleanAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (!root!.DescendantNodes().Any(node => IsDeclaration(node) && IsInAsync(node) && LivesOnStack(model!.GetDeclaredSymbol(node, cancellationToken))))
            return true;

        return !model!.Compilation.Emit(Stream.Null, cancellationToken: cancellationToken).Diagnostics
            .Any(problem => problem.Severity == DiagnosticSeverity.Error && problem.Location.SourceTree == model.SyntaxTree);
    }

    private static bool IsDeclaration(SyntaxNode node) => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax;

    private static bool IsInAsync(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(IsFunction) switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
        GlobalStatementSyntax => true,
        _ => false,
    };

    private static bool IsFunction(SyntaxNode node) =>
        node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool LivesOnStack(ISymbol? local) => local is ILocalSymbol and ({ RefKind: not RefKind.None } or { Type.IsRefLikeType: true });
}
