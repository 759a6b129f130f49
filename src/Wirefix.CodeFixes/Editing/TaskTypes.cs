using Microsoft.CodeAnalysis;

namespace Wirefix.CodeFixes.Editing;

/// <summary>Recognises the types that a call in flight is known by.</summary>
internal static class TaskTypes
{
    /// <summary>Whether a type is a task or a value task.</summary>
    public static bool IsTask(this ITypeSymbol? type) =>
        type is { Name: nameof(Task) or "ValueTask", ContainingNamespace: { } space } && space.ToDisplayString() == "System.Threading.Tasks";

    /// <summary>Whether a type is <see cref="System.Threading.CancellationToken"/>.</summary>
    public static bool IsCancellationToken(this ITypeSymbol? type) =>
        type is { Name: nameof(CancellationToken), ContainingNamespace: { } space } && space.ToDisplayString() == "System.Threading";
}
