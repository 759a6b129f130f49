using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>Lambdas that are given to a route: they run for a request, and not where they stand.</summary>
internal static class RouteHandlers
{
    /// <summary>Whether a function is passed as a delegate of any type, or as one that takes the HTTP context.</summary>
    public static bool Is(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        function is AnonymousFunctionExpressionSyntax
        && model.GetTypeInfo(function, cancellationToken).ConvertedType is { Name: "Delegate" or "RequestDelegate" };

    /// <summary>
    /// What of a member a line means: where the line is in the mapping of a route, the statement that maps it; of top-level statements the one on
    /// the line; else the whole member.
    /// </summary>
    public static SyntaxNode Meant(SyntaxNode declaration, int line, SemanticModel model, CancellationToken cancellationToken)
    {
        var around = declaration.DescendantNodes().OfType<StatementSyntax>().Where(statement => HasLine(statement, line)).ToArray();
        var mapping = around.LastOrDefault(statement =>
            statement.DescendantNodes(node => node == statement || node is not StatementSyntax).Any(node => Is(node, model, cancellationToken)));
        return mapping ?? around.FirstOrDefault(statement => declaration is CompilationUnitSyntax && statement.Parent is GlobalStatementSyntax) ?? declaration;
    }

    private static bool HasLine(SyntaxNode node, int line)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.StartLinePosition.Line < line && line <= span.EndLinePosition.Line + 1;
    }
}
