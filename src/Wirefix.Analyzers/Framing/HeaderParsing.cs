using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Framing;

/// <summary>Recognises code that cuts a parameter out of a header with the means of texts.</summary>
internal static class HeaderParsing
{
    private static readonly HashSet<string> Cutting = new(StringComparer.Ordinal) { "IndexOf", "LastIndexOf", "Split", "StartsWith" };

    /// <summary>The call that looks for a parameter which a literal names; null where the literal is something else, or the member copes with quotes.</summary>
    public static (InvocationExpressionSyntax Call, string Method, MultipartFault Fault)? CutOf(SyntaxNode literal, string text)
    {
        if (FaultOf(text.Trim(' ', ';', '"')) is not { } fault
            || literal.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is not InvocationExpressionSyntax call)
            return null;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } || !Cutting.Contains(method))
            return null;

        return Copes(call, fault) ? null : (call, method, fault);
    }

    /// <summary>Whether a call splits what is named a content type at its equals signs.</summary>
    public static bool SplitsContentType(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.ValueText: "=" }
        && call.Expression is MemberAccessExpressionSyntax { Expression: var text } && IsContentType(text) && !Copes(call, MultipartFault.BoundaryParsed)
        && Names(call, "boundary");

    private static MultipartFault? FaultOf(string parameter) => parameter.ToLowerInvariant() switch
    {
        "boundary=" => MultipartFault.BoundaryParsed,
        "filename=" => MultipartFault.FileNameParsed,
        _ => null,
    };

    private static bool IsContentType(ExpressionSyntax text) => text switch
    {
        MemberAccessExpressionSyntax access =>
            IsContentTypeName(access.Name.Identifier.ValueText)
            || (access.Name.Identifier.ValueText == "Value" && IsContentType(access.Expression)),
        IdentifierNameSyntax name => IsContentTypeName(name.Identifier.ValueText),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var inner, Name.Identifier.ValueText: "ToString" } } =>
            IsContentType(inner),
        PostfixUnaryExpressionSyntax { Operand: var operand } => IsContentType(operand),
        _ => false,
    };

    private static bool IsContentTypeName(string name) => name.EndsWith("contentType", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the member takes quotes off, or knows the encoded form of a file name.</summary>
    private static bool Copes(SyntaxNode inside, MultipartFault fault) =>
        EnclosingMember.Of(inside).DescendantTokens().Any(token => fault == MultipartFault.BoundaryParsed
            ? QuoteAwareness.IsShownBy(token)
            : token.ValueText.IndexOf("filename*", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether the statement says what it looks for, so that another parameter's equals sign is not taken for the boundary's.</summary>
    private static bool Names(SyntaxNode inside, string parameter) =>
        EnclosingMember.Of(inside).DescendantTokens().Any(token => token.ValueText.IndexOf(parameter, StringComparison.OrdinalIgnoreCase) >= 0);
}
