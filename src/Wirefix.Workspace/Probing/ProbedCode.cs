using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Probing;

/// <summary>The code of a member that probes can stand in.</summary>
/// <param name="Functions">What runs as the member: its body, or the bodies of its accessors; none where it has no code of its own.</param>
/// <param name="Reached">The statement or function that the line is part of; null where the line is none of the code.</param>
internal sealed record ProbedCode(ImmutableArray<SyntaxNode> Functions, SyntaxNode? Reached)
{
    /// <summary>The code of a member with the line that is meant.</summary>
    public static ProbedCode Of(SyntaxNode declaration, int line, SemanticModel model, CancellationToken cancellationToken)
    {
        // A primary constructor is declared by its type, and has no code.
        if (declaration is BaseTypeDeclarationSyntax)
            return new ProbedCode([], null);
        var functions = declaration.DescendantNodesAndSelf(node => node == declaration || node is AccessorListSyntax)
            .Where(IsOwnFunction).ToImmutableArray();
        var around = functions.SelectMany(function => function.DescendantNodesAndSelf())
            .LastOrDefault(node => HasLine(node, line) && (functions.Contains(node) || Leads(node, line, model, cancellationToken)));
        return new ProbedCode(functions, around is null ? null : StatementIn(around, line) ?? around);
    }

    private static bool IsOwnFunction(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Any(),
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        PropertyDeclarationSyntax property => property.ExpressionBody is not null,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody is not null,
        _ => false,
    };

    /// <summary>
    /// Whether the line is to be looked for in a function inside the member: it has statements of its own there, or the function runs elsewhere than
    /// where it stands. A lambda in the middle of a line says nothing of whether the line ran.
    /// </summary>
    private static bool Leads(SyntaxNode node, int line, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        LocalFunctionStatementSyntax => true,
        AnonymousFunctionExpressionSyntax { Block: { } block } function => !IsTree(function, model, cancellationToken)
            && ((StartOf(function) < line && block.Statements.Any(statement => HasLine(statement, line)))
                || RouteHandlers.Is(function, model, cancellationToken)),
        AnonymousFunctionExpressionSyntax function => RouteHandlers.Is(function, model, cancellationToken),
        _ => false,
    };

    // Expression trees are read and not run.
    private static bool IsTree(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(function, cancellationToken).ConvertedType is { Name: "Expression" };

    // What begins on the line: of `if (late) return;` that is the whole. In the middle of a statement, the innermost one.
    private static SyntaxNode? StatementIn(SyntaxNode function, int line)
    {
        var body = BodyOf(function);
        var statements = body.DescendantNodes(node => node == body || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<StatementSyntax>()
            .Where(node => node is not (BlockSyntax or LocalFunctionStatementSyntax) && HasLine(node, line))
            .ToArray();
        return statements.FirstOrDefault(node => StartOf(node) == line) ?? statements.LastOrDefault();
    }

    private static SyntaxNode BodyOf(SyntaxNode function) => function switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => body,
        AccessorDeclarationSyntax { Body: { } body } => body,
        LocalFunctionStatementSyntax { Body: { } body } => body,
        AnonymousFunctionExpressionSyntax { Block: { } body } => body,
        _ => function,
    };

    private static int StartOf(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    private static bool HasLine(SyntaxNode node, int line)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.StartLinePosition.Line < line && line <= span.EndLinePosition.Line + 1;
    }
}
