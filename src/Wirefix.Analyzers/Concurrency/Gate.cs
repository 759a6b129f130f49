using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Concurrency;

/// <summary>Recognises code that waits for its turn: a semaphore, a rate limiter, or a type that is named like one.</summary>
internal static class Gate
{
    private static readonly string[] TypeNames = ["Semaphore", "Limiter", "Throttle", "Bulkhead"];

    /// <summary>
    /// Whether code waits at a gate. A gate that is created by the code itself does not count: each run has its own.
    /// </summary>
    public static bool IsAwaitedIn(IOperation code) => code.DescendantsAndSelf().OfType<IInvocationOperation>()
        .Any(call => call.Instance is { Type: { } type } gate && IsGate(type) && !IsRelease(call.TargetMethod.Name) && !IsCreatedIn(gate, code));

    /// <summary>
    /// The same for a member of which only the syntax is at hand: it calls <c>WaitAsync</c> or <c>AcquireAsync</c>
    /// on something of its type that is a gate.
    /// </summary>
    public static bool IsAwaitedIn(SyntaxNode member, INamedTypeSymbol type) => member.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Any(access => access.Name.Identifier.ValueText is "WaitAsync" or "AcquireAsync"
            && access.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && IsGateMember(access.Expression, type));

    private static bool IsGateMember(ExpressionSyntax expression, INamedTypeSymbol type)
    {
        var name = expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : ((IdentifierNameSyntax)expression).Identifier.ValueText;
        return TypeMembers.Of(type).Any(member => member.Name == name && IsGate(member.Type));
    }

    private static bool IsGate(ITypeSymbol type) => TypeNames.Any(name => type.Name.IndexOf(name, StringComparison.Ordinal) >= 0);

    private static bool IsRelease(string method) => method is nameof(SemaphoreSlim.Release) or nameof(SemaphoreSlim.Dispose);

    private static bool IsCreatedIn(IOperation gate, IOperation code) =>
        gate.Unwrapped() is ILocalReferenceOperation { Local: var local }
        && local.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == code.Syntax.SyntaxTree && code.Syntax.Span.Contains(reference.Span));
}
