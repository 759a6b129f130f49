using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>What a type is made of, whatever it is used for.</summary>
internal static class TypeShapes
{
    /// <summary>The type below <c>Nullable&lt;T&gt;</c>.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? value : type;

    /// <summary>A type and the types that it derives from, up to <see cref="object"/>.</summary>
    public static IEnumerable<ITypeSymbol> SelfAndBases(this ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>Whether a type is the wanted one, a construction of it, or derives from it; false where the wanted one is not known.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, INamedTypeSymbol? wanted)
    {
        // Asked for many calls of a compilation, so that it makes no sequence.
        for (var current = type; wanted is not null && current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, wanted))
                return true;
        }

        return false;
    }
}
