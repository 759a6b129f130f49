using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Retries;

/// <summary>What may be different in each round of a loop, by name. In doubt it is.</summary>
internal sealed class LoopVariables
{
    private readonly HashSet<string> _written;
    private readonly Dictionary<string, ExpressionSyntax?> _declared = new(StringComparer.Ordinal);

    public LoopVariables(StatementSyntax loop)
    {
        _written = new HashSet<string>(
            loop.DescendantNodes().Select(Target).OfType<ExpressionSyntax>().Select(Root).OfType<string>(), StringComparer.Ordinal);
        foreach (var variable in loop.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            _declared[variable.Identifier.ValueText] = variable.Initializer?.Value;
        foreach (var variable in loop.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
            _declared[variable.Identifier.ValueText] = null;
    }

    /// <summary>Whether a call is not the same call in each round.</summary>
    public bool Vary(SyntaxNode call) =>
        call is not InvocationExpressionSyntax invocation || Varies(invocation.Expression, [])
            || invocation.ArgumentList.Arguments.Any(argument => Varies(argument, []));

    private bool Varies(SyntaxNode code, HashSet<string> seen) => code.DescendantNodesAndSelf().Any(node => node switch
    {
        AwaitExpressionSyntax => true,
        InvocationExpressionSyntax invocation => !IsPure(invocation),
        IdentifierNameSyntax { Identifier.ValueText: var name } => _written.Contains(name)
            || (_declared.TryGetValue(name, out var value) && seen.Add(name) && (value is null || Varies(value, seen))),
        _ => false,
    });

    private static bool IsPure(InvocationExpressionSyntax invocation) =>
        invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }
        || invocation.Expression is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "EscapeDataString" or "ToString" or "Format" or "Concat" or "Create" or "Serialize"
                or "CreateClient",
        };

    private static ExpressionSyntax? Target(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment => assignment.Left,
        PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } postfix => postfix.Operand,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix =>
            prefix.Operand,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
        _ => null,
    };

    /// <summary>The name at the beginning of a path: what is set on a client changes the client.</summary>
    private static string? Root(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => Root(access.Expression),
        ElementAccessExpressionSyntax element => Root(element.Expression),
        _ => null,
    };
}
