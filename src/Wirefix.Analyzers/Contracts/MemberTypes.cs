using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Contracts;

/// <summary>What a type is to JSON: itself, a list of something, or named values of something.</summary>
internal static class MemberTypes
{
    /// <summary>The type of a list's elements; null where the type is no list.</summary>
    public static ITypeSymbol? ElementType(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.SpecialType == SpecialType.System_Byte ? null : array.ElementType,
        INamedTypeSymbol { SpecialType: SpecialType.System_String } => null,
        INamedTypeSymbol { TypeArguments: [var element] } list when IsCollection(list.OriginalDefinition.ContainingNamespace) => element,
        _ => null,
    };

    /// <summary>Whether a type holds named values that it has no members for.</summary>
    public static bool IsDictionary(this ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 2 } named && named.Name.IndexOf("Dictionary", StringComparison.Ordinal) >= 0;

    /// <summary>The source type at the bottom of a type, and where it stands below the JSON value: <c>[*]</c> for each list around it.</summary>
    public static (INamedTypeSymbol? Type, string? Path) Bottom(ITypeSymbol type)
    {
        var path = (string?)"";
        while (true)
        {
            type = type.WithoutNullable();
            if (type.ElementType() is { } element)
                (type, path) = (element, path + "[*]");
            else if (type is INamedTypeSymbol { TypeArguments: [_, var value] } && type.IsDictionary())
                (type, path) = (value, null);
            else
                return (type as INamedTypeSymbol, path);
        }
    }

    /// <summary>Whether a type, or one that it is made of, is one of an assembly.</summary>
    public static bool IsMadeOf(this ITypeSymbol type, IAssemblySymbol assembly) => Bottom(type).Type is { } bottom
        && (SymbolEqualityComparer.Default.Equals(bottom.ContainingAssembly, assembly) || bottom.TypeArguments.Any(argument => argument.IsMadeOf(assembly)));

    /// <summary>Whether a type is a parameter of a generic type or method.</summary>
    public static bool IsTypeParameter(this ITypeSymbol type) => type.TypeKind == TypeKind.TypeParameter;

    /// <summary>A type as people write it.</summary>
    public static string ToMinimalDisplay(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    // System.Collections.Generic, .Immutable, .ObjectModel, .Concurrent.
    private static bool IsCollection(INamespaceSymbol? space) =>
        space is { ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } };
}
