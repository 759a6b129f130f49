using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>
/// Which classes implement an interface or derive from an abstract class, in the compilation and in the assemblies
/// that it refers to, the framework's excepted. Built once for a compilation.
/// </summary>
internal sealed class ImplementationIndex
{
    private readonly ILookup<INamedTypeSymbol, INamedTypeSymbol> _implementations;

    private ImplementationIndex(ILookup<INamedTypeSymbol, INamedTypeSymbol> implementations) => _implementations = implementations;

    /// <summary>Reads the types of a compilation and of its references.</summary>
    public static ImplementationIndex Of(Compilation compilation)
    {
        var pairs = CompiledTypes.Of(compilation)
            .Where(type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false })
            .SelectMany(type => Contracts(type).Select(contract => (Contract: contract.OriginalDefinition, Type: type)));
        return new ImplementationIndex(pairs.ToLookup<(INamedTypeSymbol Contract, INamedTypeSymbol Type), INamedTypeSymbol, INamedTypeSymbol>(
            pair => pair.Contract, pair => pair.Type, SymbolEqualityComparer.Default));
    }

    /// <summary>The classes that implement an interface or derive from a class.</summary>
    public IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol contract) => _implementations[contract.OriginalDefinition];

    /// <summary>The method by which a class implements or overrides a method of its contract; null where it has none.</summary>
    public static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name))
                .Where(member => Same(member.OriginalDefinition, method.OriginalDefinition))
                .Select(type.FindImplementationForInterfaceMember).OfType<IMethodSymbol>().FirstOrDefault();
        }

        return type.SelfAndBases().SelectMany(current => current.GetMembers(method.Name)).OfType<IMethodSymbol>()
            .FirstOrDefault(member => Overrides(member, method));
    }

    private static bool Overrides(IMethodSymbol member, IMethodSymbol method)
    {
        for (var current = member.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            if (Same(current.OriginalDefinition, method.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Contracts(INamedTypeSymbol type) =>
        type.AllInterfaces.Concat(type.SelfAndBases().Skip(1).OfType<INamedTypeSymbol>()).Where(contract => !Framework.Owns(contract));

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
