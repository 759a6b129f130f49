using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Encoding;

/// <summary>Recognises the framework's calls that escape a value for a URL, and those that decode one.</summary>
internal static class EscapingCalls
{
    /// <summary>Whether a call may escape a value that is escaped already, by the names of both calls.</summary>
    public static bool MayEscapeTwice(InvocationExpressionSyntax call) =>
        IsNamedEscape(call) && call.ArgumentList.Arguments is [{ Expression: var value }, ..]
        && (value is not IdentifierNameSyntax { Identifier.ValueText: var local }
            ? value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(IsNamedEscape)
            : EnclosingMember.Of(call).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(inner => IsNamedEscape(inner) && IsValueOf(inner, local)));

    private static bool IsNamedEscape(InvocationExpressionSyntax call) => CalledName.Of(call) is "EscapeDataString" or "UrlEncode" or "Encode";

    private static bool IsValueOf(SyntaxNode value, string local) => value.Ancestors().TakeWhile(node => node is not StatementSyntax).Any(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText == local,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.ValueText == local,
        _ => false,
    });

    /// <summary>Whether a value is for certain escaped for any place of a URL, by its syntax.</summary>
    public static bool IsEscaped(ExpressionSyntax value) => value is InvocationExpressionSyntax call && CalledName.Of(call) == "EscapeDataString";

    /// <summary>Whether a method may decode a value, by its name.</summary>
    public static bool MayDecode(string name) => name is "UnescapeDataString" or "UrlDecode";

    /// <summary>Whether a call escapes a value.</summary>
    public static bool Escapes(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "EscapeDataString" => IsOf(call, "Uri"),
        "UrlEncode" => IsOf(call, "WebUtility") || IsOf(call, "HttpUtility"),
        "Encode" => call.Instance?.Type is { Name: "UrlEncoder" } encoder && Framework.Owns(encoder),
        _ => false,
    };

    /// <summary>Whether a call escapes a value as a form is escaped, with a plus for a blank.</summary>
    public static bool EscapesAsForm(IInvocationOperation call) => call.TargetMethod.Name == "UrlEncode" && Escapes(call);

    /// <summary>Whether a call decodes a value.</summary>
    public static bool Decodes(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "UnescapeDataString" => IsOf(call, "Uri"),
        "UrlDecode" => IsOf(call, "WebUtility") || IsOf(call, "HttpUtility"),
        _ => false,
    };

    /// <summary>The call that a value comes from, directly or by way of a local that gets nothing else; null for any other value.</summary>
    public static IInvocationOperation? CallBehind(IOperation value)
    {
        value = value.Unwrapped();
        return value is ILocalReferenceOperation { Local: var local }
            ? new MemberBody(value).OnlyValue(local)?.Unwrapped() as IInvocationOperation
            : value as IInvocationOperation;
    }

    /// <summary>Type and method as people write them.</summary>
    public static string NameOf(IInvocationOperation call) =>
        $"{(call.Instance?.Type ?? call.TargetMethod.ContainingType).Name}.{call.TargetMethod.Name}";

    private static bool IsOf(IInvocationOperation call, string type) =>
        call.TargetMethod.ContainingType.Name == type && call.Arguments.Length > 0 && Framework.Owns(call.TargetMethod.ContainingType);
}
