using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Outbound;

/// <summary>Where a call goes, by its syntax alone: a first look, so that a member is bound only where it matters.</summary>
internal static class EvidentAddress
{
    /// <summary>The address that a call of <c>HttpClient</c> names in place, or its message does; null where it takes more to tell.</summary>
    public static RequestedPath? Of(InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments is not [{ NameColon: null, Expression: var first }, ..])
            return null;

        var isMessage = CalledName.Of(call) is { } name && HttpCalls.VerbOf(name)?.Length == 0;
        return (isMessage ? OfMessage(first) : first) is { } address && TextOf(address) is { } text ? RequestedPath.Parse(text) : null;
    }

    private static ExpressionSyntax? OfMessage(ExpressionSyntax message)
    {
        if (message is IdentifierNameSyntax { Identifier.ValueText: var local })
            return OnlyValue(local, message) is { } value && !IsAddressedLater(local, message) ? OfMessage(value) : null;

        return message is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [_, { NameColon: null, Expression: var address }] } ? address : null;
    }

    private static ExpressionSyntax? OnlyValue(string local, SyntaxNode use)
    {
        var declared = EnclosingMember.Of(use).DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(variable => variable.Identifier.ValueText == local).Take(2).ToArray();
        return declared is [{ Initializer.Value: BaseObjectCreationExpressionSyntax value }] ? value : null;
    }

    private static bool IsAddressedLater(string local, SyntaxNode use) =>
        EnclosingMember.Of(use).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == local,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "RequestUri",
            _ => false,
        });

    private static string? TextOf(ExpressionSyntax address) => address switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax text when !text.Contents.OfType<InterpolationSyntax>().Any(hole => MayBeKnown(hole.Expression)) =>
            string.Concat(text.Contents.Select(
                content => content is InterpolatedStringTextSyntax part ? part.TextToken.ValueText : WrittenText.Hole.ToString())),
        _ => null,
    };

    // A constant, or a local with one value, may hold several segments; only binding tells.
    private static bool MayBeKnown(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax { Identifier.ValueText: { Length: > 0 } name } => !char.IsLower(name[0]) || IsLocal(name, value),
        MemberAccessExpressionSyntax { Expression: var owner } => owner is not ThisExpressionSyntax && MayBeKnown(owner),
        InvocationExpressionSyntax => false,
        _ => true,
    };

    private static bool IsLocal(string name, SyntaxNode use) =>
        EnclosingMember.Of(use).DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(variable => variable.Identifier.ValueText == name);
}
