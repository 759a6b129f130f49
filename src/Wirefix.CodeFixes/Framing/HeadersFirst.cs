using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Wirefix.CodeFixes.Calls;

namespace Wirefix.CodeFixes.Framing;

/// <summary>Lets a call answer when the headers are there, not when the body has ended.</summary>
internal static class HeadersFirst
{
    /// <summary>
    /// The call with <c>ResponseHeadersRead</c>; the call itself where it has that already, null where it cannot have it or nobody
    /// disposes of the answer, whose connection would then stay open.
    /// </summary>
    public static InvocationExpressionSyntax? Of(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (call.Name() is not ("GetAsync" or "SendAsync") || call.ArgumentList.Arguments.Count == 0
            || call.Await()?.Parent?.Parent?.Parent?.Parent is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 })
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        var option = arguments.FirstOrDefault(
            argument => model.GetTypeInfo(argument.Expression).Type?.Name == nameof(HttpCompletionOption));
        if (option is null)
            return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Insert(1, Option(SyntaxFactory.Space))));
        return option.ToString().EndsWith("ResponseHeadersRead", StringComparison.Ordinal)
            ? call
            : call.ReplaceNode(option, Option([.. option.GetLeadingTrivia()]).WithTrailingTrivia(option.GetTrailingTrivia()));
    }

    private static ArgumentSyntax Option(params SyntaxTrivia[] leading) =>
        SyntaxFactory.Argument(
            SyntaxFactory.ParseExpression("System.Net.Http.HttpCompletionOption.ResponseHeadersRead")
                .WithAdditionalAnnotations(Simplifier.Annotation))
            .WithLeadingTrivia(leading);
}
