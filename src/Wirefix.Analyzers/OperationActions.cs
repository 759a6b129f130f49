using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Analyzers;

/// <summary>
/// Registers rules that look at operations, so that they cost next to nothing where they have nothing to say: operations are made for a
/// member only when the syntax tells that it may matter. An operation action would have them made for every member of the compilation.
/// </summary>
internal static class OperationActions
{
    /// <summary>Looks at the calls whose method's name may matter.</summary>
    public static void OnCall(this CompilationStartAnalysisContext context, Func<string, bool> mayMatter, Action<OperationContext> look) =>
        context.OnNode<InvocationExpressionSyntax>(call => CalledName(call) is { } name && mayMatter(name), look, SyntaxKind.InvocationExpression);

    /// <summary>Looks at nodes that may matter.</summary>
    public static void OnNode<TNode>(this CompilationStartAnalysisContext context, Func<TNode, bool> mayMatter, Action<OperationContext> look, params SyntaxKind[] kinds)
        where TNode : CSharpSyntaxNode =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (mayMatter((TNode)node.Node) && node.SemanticModel.GetOperation(node.Node, node.CancellationToken) is { } operation && IsKnown(operation))
                    look(new OperationContext(operation, node));
            },
            kinds);

    /// <summary>Whether an operation is bound; a call that is bound at run time, or is none but by its syntax (<c>nameof</c>), is not.</summary>
    private static bool IsKnown(IOperation operation) =>
        operation.Kind is not (OperationKind.Invalid or OperationKind.None)
        && (operation is IInvocationOperation || !operation.Syntax.IsKind(SyntaxKind.InvocationExpression));

    /// <summary>The name of the method that a call names; null where it calls what an expression yields.</summary>
    public static string? CalledName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
