using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Concurrency;

/// <summary>Recognises code that waits for its turn: a semaphore, a rate limiter, or a type that is named like one.</summary>
internal static class Throttle
{
    private static readonly string[] TypeNames = ["Semaphore", "Limiter", "Throttle", "Bulkhead"];

    /// <summary>
    /// Whether code waits at a throttle. A throttle that is created by the code itself does not count: each run has its own.
    /// </summary>
    public static bool IsAwaitedIn(IOperation code) => code.DescendantsAndSelf().OfType<IInvocationOperation>()
        .Any(call => call.Instance is { Type: { } type } throttle && IsThrottle(type) && !IsRelease(call.TargetMethod.Name) && !IsCreatedIn(throttle, code));

    /// <summary>
    /// The same for a member of which only the syntax is at hand: it calls <c>WaitAsync</c> or <c>AcquireAsync</c>
    /// on something of its type that is a throttle.
    /// </summary>
    public static bool IsAwaitedIn(SyntaxNode member, INamedTypeSymbol type) => member.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Any(access => access.Name.Identifier.ValueText is "WaitAsync" or "AcquireAsync"
            && access.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && IsThrottleMember(access.Expression, type));

    private static bool IsThrottleMember(ExpressionSyntax expression, INamedTypeSymbol type)
    {
        var name = expression is MemberAccessExpressionSyntax access
            ? access.Name.Identifier.ValueText
            : ((IdentifierNameSyntax)expression).Identifier.ValueText;
        return TypeMembers.Of(type).Any(member => member.Name == name && IsThrottle(member.Type));
    }

    private static bool IsThrottle(ITypeSymbol type) => TypeNames.Any(name => type.Name.IndexOf(name, StringComparison.Ordinal) >= 0);

    private static bool IsRelease(string method) => method is nameof(SemaphoreSlim.Release) or nameof(SemaphoreSlim.Dispose);

    private static bool IsCreatedIn(IOperation throttle, IOperation code) =>
        throttle.Unwrapped() is ILocalReferenceOperation { Local: var local }
        && local.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == code.Syntax.SyntaxTree && code.Syntax.Span.Contains(reference.Span));
}
