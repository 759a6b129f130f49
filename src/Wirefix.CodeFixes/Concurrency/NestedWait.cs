using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>
/// Fan-outs of fan-outs: a <c>Task.WhenAll</c> whose tasks wait for a <c>Task.WhenAll</c> each. One throttle outside
/// both bounds the calls; a throttle at each would let the product of the limits pass.
/// </summary>
internal static class NestedWait
{
    /// <summary>The outermost wait that waits for this one; the wait itself where there is no other.</summary>
    public static InvocationExpressionSyntax Outermost(InvocationExpressionSyntax whenAll) =>
        whenAll.AncestorsAndSelf().TakeWhile(node => node is not StatementSyntax { Parent: GlobalStatementSyntax } and not MemberDeclarationSyntax)
            .OfType<InvocationExpressionSyntax>().Last(IsWhenAll);

    /// <summary>Whether a function waits for a fan-out of its own; the throttle belongs there.</summary>
    public static bool IsIn(AnonymousFunctionExpressionSyntax function) => function.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(invocation => IsWhenAll(invocation) && invocation.ArgumentList.Arguments is { Count: 1 } arguments && !IsFixed(arguments[0].Expression));

    /// <summary>Whether the function that a nested wait stands in ends after it.</summary>
    public static bool IsJoined(InvocationExpressionSyntax whenAll) =>
        Outermost(whenAll) == whenAll || whenAll.Parent is AwaitExpressionSyntax or LambdaExpressionSyntax or ReturnStatementSyntax
        || whenAll.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } };

    private static bool IsWhenAll(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == nameof(Task.WhenAll),
        SimpleNameSyntax name => name.Identifier.ValueText == nameof(Task.WhenAll),
        _ => false,
    };

    private static bool IsFixed(ExpressionSyntax tasks) =>
        tasks is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax;
}
