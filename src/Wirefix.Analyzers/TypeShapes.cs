using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>What a type is made of, whatever it is used for.</summary>
internal static class TypeShapes
{
    /// <summary>The type below <c>Nullable&lt;T&gt;</c>.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? value : type;
}
