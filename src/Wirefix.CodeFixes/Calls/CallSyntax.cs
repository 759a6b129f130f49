using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Calls;

/// <summary>Reads the call of a client as it is written.</summary>
internal static class CallSyntax
{
    /// <summary>The called name; empty where the call has none.</summary>
    public static string Name(this InvocationExpressionSyntax call) =>
        (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? "";

    /// <summary>The await around a call, by way of <c>ConfigureAwait</c> too; null for none.</summary>
    public static AwaitExpressionSyntax? Await(this InvocationExpressionSyntax call) =>
        (call.IsConfigured() ? call.Parent!.Parent!.Parent : call.Parent) as AwaitExpressionSyntax;

    /// <summary>Whether <c>ConfigureAwait</c> is called on the call.</summary>
    public static bool IsConfigured(this InvocationExpressionSyntax call) =>
        call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.ConfigureAwait) } access
        && access.Parent is InvocationExpressionSyntax;

    /// <summary>The argument that is a cancellation token; null for none.</summary>
    public static ArgumentSyntax? Token(this InvocationExpressionSyntax call, SemanticModel model) =>
        call.ArgumentList.Arguments.FirstOrDefault(argument => model.GetTypeInfo(argument.Expression).ConvertedType.IsCancellationToken());

    /// <summary>
    /// The cancellation token that a call is given, or could be given: the parameter of the nearest function that has one; else
    /// <c>default</c>.
    /// </summary>
    public static ExpressionSyntax TokenAtHand(this InvocationExpressionSyntax call, SemanticModel model) =>
        call.Token(model)?.Expression.WithoutTrivia()
        ?? (model.LookupSymbols(call.SpanStart).OfType<IParameterSymbol>()
            .FirstOrDefault(parameter => parameter.Type.IsCancellationToken()
                && parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.Constructor }) is { } token
                ? SyntaxFactory.IdentifierName(token.Name)
                : SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression, SyntaxFactory.Token(SyntaxKind.DefaultKeyword)));

    /// <summary>The line break that code has.</summary>
    public static string NewLine(this SyntaxNode code) =>
        code.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end
            ? end.ToString()
        : code.Parent?.NewLine() ?? "\n";
}
