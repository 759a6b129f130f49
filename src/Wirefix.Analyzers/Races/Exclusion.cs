using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wirefix.Analyzers.Concurrency;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Races;

/// <summary>Tells code that keeps others out, or would see that they were there: locks, leases, versions, conflicts.</summary>
internal static class Exclusion
{
    private static readonly string[] Words =
    [
        "Lock", "Semaphore", "Mutex", "Acquire", "Transaction", "Interlocked", "CompareExchange", "CompareAndSet", "TryUpdate", "Optimistic",
        "IfMatch", "If-Match", "IfUnmodifiedSince", "If-Unmodified-Since", "ETag", "Conflict", "PreconditionFailed",
        "Version", "Revision", "Concurrency",
    ];

    private static readonly string[] VersionWords = ["Version", "ETag", "Revision", "Concurrency"];

    /// <summary>Whether the member that an operation stands in speaks of anything that orders or checks its writes.</summary>
    public static bool IsIn(IOperation root) => Throttle.IsAwaitedIn(root) || EnclosingMember.Of(root.Syntax).DescendantTokens().Any(Speaks);

    /// <summary>Whether a type carries its version along, so that the other side can tell a stale write.</summary>
    public static bool IsVersioned(ITypeSymbol type) => type is INamedTypeSymbol named && !Framework.Owns(named)
        && TypeMembers.Of(named).Any(member => VersionWords.Any(word => member.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static bool Speaks(SyntaxToken token) =>
        (token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken))
        && (Words.Any(word => token.ValueText.IndexOf(word, StringComparison.Ordinal) >= 0)
            || token.ValueText.TrimStart('_').StartsWith("lock", StringComparison.Ordinal));
}
