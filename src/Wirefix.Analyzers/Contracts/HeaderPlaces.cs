using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Where code sets headers: at one call, or for all calls of a client. In doubt a header may be set.</summary>
internal static class HeaderPlaces
{
    /// <summary>Whether the member around a call may set a header on its request.</summary>
    public static bool MayBeSetAt(IInvocationOperation call, string header, MemberBody body)
    {
        var message = SentMessage.Of(call, body);
        if (call.ArgumentFor("request") is not null && message is null)
            return true;

        var property = header.Replace("-", "");
        return body.Operations.Any(operation => operation switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => string.Equals(text, header, StringComparison.OrdinalIgnoreCase),
            IPropertyReferenceOperation { Property: var read } reference =>
                string.Equals(read.Name, property, StringComparison.OrdinalIgnoreCase) || IsHeadersPassedOn(reference),
            IInvocationOperation { TargetMethod.Name: "Add" or "TryAddWithoutValidation" } add when IsHeaders(add.Instance) =>
                add.Arguments[0].Value.ConstantValue is not { HasValue: true },
            ILocalReferenceOperation use => IsMessagePassedOn(use, message?.Local, call),
            _ => false,
        });
    }

    /// <summary>Whether another member of the type around a call sets a header.</summary>
    public static bool IsSetBeside(SyntaxNode call, string header) =>
        WordSearch.HasAny(call.SyntaxTree, [header, header.Replace("-", "")], CancellationToken.None)
        && EnclosingMember.Of(call) is { Parent: TypeDeclarationSyntax type } member
        && type.Members.Any(other => other != member && Names(other, header));

    /// <summary>Whether code names a header, as a text or as the property for it.</summary>
    public static bool Names(SyntaxNode code, string header)
    {
        var property = header.Replace("-", "");
        return code.DescendantTokens().Any(token =>
            (token.IsKind(SyntaxKind.StringLiteralToken) && string.Equals(token.ValueText, header, StringComparison.OrdinalIgnoreCase))
            || (token.IsKind(SyntaxKind.IdentifierToken) && string.Equals(token.ValueText, property, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsHeaders(IOperation? operation) =>
        operation is IPropertyReferenceOperation { Property.Name: "Headers" or "DefaultRequestHeaders" };

    private static bool IsHeadersPassedOn(IPropertyReferenceOperation reference) =>
        IsHeaders(reference) && reference.Parent is IArgumentOperation or IVariableInitializerOperation;

    private static bool IsMessagePassedOn(ILocalReferenceOperation use, ILocalSymbol? message, IInvocationOperation call) =>
        use.IsLocal(message)
        && use.Parent is not (IPropertyReferenceOperation or ISimpleAssignmentOperation) && use.Parent?.Parent != call
        && use.Parent != call;
}
