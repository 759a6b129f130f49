using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Retries;

/// <summary>Recognises code that waits for an upstream that refuses: at the call, around it, or in a handler below it.</summary>
internal static class PatientCode
{
    // Who refers to these mostly registers a handler that waits, if not in this project then in its host.
    private static readonly string[] HandlerPackages =
    [
        "Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions",
        "Microsoft.Extensions.DependencyInjection.PollyHttpClientBuilderExtensions",
    ];

    private static readonly string[] HandlerNames = ["Retry", "Resilien", "Throttl", "RateLimit", "Backoff", "Polly"];

    private static readonly string[] WaitNames = ["Delay", "Wait", "Sleep", "Backoff", "BackOff", "Pause", "Throttle", "Cooldown"];

    // The members of a type that look at refusals: asked for at every call in the type, and looked for once.
    private static readonly ConditionalWeakTable<TypeDeclarationSyntax, MemberDeclarationSyntax[]> Patient = new();

    /// <summary>Whether the packages that put waiting handlers below clients are at hand.</summary>
    public static bool MayComeFromPackage(KnownSymbols symbols) => HandlerPackages.Any(package => symbols.Type(package) is not null);

    /// <summary>Whether a message handler of the compilation, or of what it refers to, waits.</summary>
    public static bool IsInHandler(Compilation compilation) => MessageHandlers.Of(compilation)
        .Any(handler => HandlerNames.Any(name => handler.Name.IndexOf(name, StringComparison.Ordinal) >= 0)
            || handler.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
                .Any(syntax => LooksAtRefusals(syntax) || WaitsIn(syntax)));

    /// <summary>
    /// Whether the member around a call, or one of the same type that names it, looks at refusals, or the call is passed to code that
    /// may repeat it.
    /// </summary>
    public static bool IsAround(SyntaxNode call)
    {
        var lambda = call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
        if (lambda?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax user }
            && CalledName.Of(user) is not ("Select" or "Run" or "ForEachAsync"))
            return true;

        var member = EnclosingMember.Of(call);
        if (member.Parent is not TypeDeclarationSyntax type)
            return LooksAtRefusals(call.SyntaxTree.GetRoot());

        var name = (member as MethodDeclarationSyntax)?.Identifier.ValueText;
        return Patient.GetValue(type, static type => [.. type.Members.Where(LooksAtRefusals)]).Any(patient => patient == member
            || patient.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name));
    }

    /// <summary>Whether code calls something that waits.</summary>
    public static bool WaitsIn(SyntaxNode code) => code.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(CalledName.Of)
        .Any(name => name is not (null or "ConfigureAwait" or "GetAwaiter")
            && WaitNames.Any(wait => name.IndexOf(wait, StringComparison.Ordinal) >= 0));

    private static bool LooksAtRefusals(SyntaxNode code) => code.DescendantTokens().Any(token => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.ValueText is "RetryAfter" or "TooManyRequests" or "ServiceUnavailable"
            or "Policy" or "Polly" or "IAsyncPolicy" or "AsyncPolicy" or "AsyncRetryPolicy" or "ResiliencePipeline",
        SyntaxKind.NumericLiteralToken => token.Value is 429 or 503,
        SyntaxKind.StringLiteralToken => string.Equals(token.ValueText, "Retry-After", StringComparison.OrdinalIgnoreCase),
        _ => false,
    });
}
