using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Wirefix.CodeFixes.Calls;

namespace Wirefix.CodeFixes.Retries;

/// <summary>The method that sends until the upstream no longer refuses, and its place in a type.</summary>
internal static class PatientSending
{
    /// <summary>The name of the method.</summary>
    public const string Name = "SendPatientlyAsync";

    private const string Code = """
        private static async System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage> SendPatientlyAsync(
            System.Func<System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage>> send, System.Threading.CancellationToken cancellationToken)
        {
            const int maxAttempts = 3;
            var longestWait = System.TimeSpan.FromMinutes(1);
            for (var attempt = 1; ; attempt++)
            {
                var response = await send()CONFIGURED;
                if (attempt == maxAttempts || (int)response.StatusCode is not (429 or 503))
                    return response;
                if (response.Headers.RetryAfter is not { } retryAfter)
                    return response;

                var wait = retryAfter.Delta ?? retryAfter.Date - System.DateTimeOffset.UtcNow ?? System.TimeSpan.Zero;
                if (wait > longestWait)
                    return response;

                response.Dispose();
                await System.Threading.Tasks.Task.Delay(wait > System.TimeSpan.Zero ? wait : System.TimeSpan.Zero, cancellationToken)CONFIGURED;
            }
        }
        """;

    /// <summary>Whether the name means what this class writes, or nothing yet.</summary>
    public static bool IsFree(TypeDeclarationSyntax type, SemanticModel model)
    {
        var known = model.GetDeclaredSymbol(type) is { } symbol ? model.LookupSymbols(type.OpenBraceToken.Span.End, symbol, Name) : [];
        return known.IsEmpty || (known.Length == 1 && HasOwn(type));
    }

    /// <summary>The type with the method behind its other members, unless it has it already.</summary>
    public static TypeDeclarationSyntax AddTo(TypeDeclarationSyntax type, bool configured)
    {
        if (HasOwn(type))
            return type;

        var newLine = type.NewLine();
        var code = Code.Replace("CONFIGURED", configured ? ".ConfigureAwait(false)" : "").Replace("\n", newLine);
        var method = SyntaxFactory.ParseMemberDeclaration(newLine + code + newLine)!;
        return type.AddMembers(method.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation));
    }

    private static bool HasOwn(TypeDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == Name
        && method.Modifiers.Any(SyntaxKind.StaticKeyword) && method.ParameterList.Parameters.Count == 2
        && method.ParameterList.Parameters[0].Type?.ToString() is var parameter
        && parameter?.EndsWith("Func<Task<HttpResponseMessage>>", StringComparison.Ordinal) == true);
}
