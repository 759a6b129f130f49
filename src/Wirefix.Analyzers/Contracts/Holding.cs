using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Contracts;

/// <summary>A member that holds a type.</summary>
/// <param name="Holder">The type that has the member.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Path">Where the type stands below the member: empty, or <c>[*]</c>; null where no path can say.</param>
internal readonly record struct Holding(INamedTypeSymbol Holder, string Member, string? Path)
{
    /// <inheritdoc/>
    public bool Equals(Holding other) => SymbolEqualityComparer.Default.Equals(Holder, other.Holder) && Member == other.Member && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Holder) ^ StringComparer.Ordinal.GetHashCode(Member);
}
